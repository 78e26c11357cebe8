"""Education that a route asks for. Which words stand for which level is a list that editors keep."""

from enum import IntEnum


class Education(IntEnum):
    """The least education that a route accepts; UNKNOWN never lets anybody in."""

    UNKNOWN = -1
    NONE = 0
    SECONDARY = 1
    ASSOCIATE = 2
    BACHELOR = 3
    ACCREDITED_DEGREE = 4
    MASTER = 5
