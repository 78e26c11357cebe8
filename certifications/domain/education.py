"""Education that a route asks for, by an explicit table.

An entry that the table does not know is refused at import: a guess here would tell people that they may
sit an exam which they may not. Free text that no level can stand for maps to UNKNOWN on purpose.
"""

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


EDUCATION_OF_TEXT: dict[str, Education] = {
    "none": Education.NONE,
    "none listed": Education.NONE,
    "none listed; the course is the only gate": Education.NONE,
    "none stated": Education.NONE,
    "none; no education waiver is given": Education.NONE,
    # Nobody saw a rule, which is not the same as a rule that says none.
    "none seen": Education.UNKNOWN,
    "secondary diploma": Education.SECONDARY,
    "secondary diploma or higher": Education.SECONDARY,
    "secondary diploma, GED or global equivalent": Education.SECONDARY,
    "secondary diploma or associate degree": Education.SECONDARY,
    "bachelor's degree": Education.BACHELOR,
    "four-year degree": Education.BACHELOR,
    "four-year degree or global equivalent": Education.BACHELOR,
    "degree from a GAC-accredited programme": Education.ACCREDITED_DEGREE,
    "degree from a PMI GAC-accredited programme": Education.ACCREDITED_DEGREE,
    # Points for education, experience and other certificates: no single level stands for them.
    "3-6 education points (school 1, associate 2, bachelor 4, master 5, 40 training hours 1, "
    "other certifications 1 each up to 2)": Education.UNKNOWN,
}


def education_of(text: str) -> Education | None:
    """The level of a text, or None when the table does not hold it."""
    return EDUCATION_OF_TEXT.get(text)
