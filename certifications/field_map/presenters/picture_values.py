"""The map as an SVG template reads it: whole units, words, and what every box and line says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of words, by its middle and its foot."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class MapBoxView:
    """A certification. `lines` are the ids of what leads to it and from it."""

    key: str
    x: int
    y: int
    texts: tuple[TextLine, ...]
    name: str
    url: str
    marks: tuple[str, ...]
    group: str
    is_faded: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapLineView:
    """A line with its arrow, as paths. `kind` is a LineKind."""

    id: str
    kind: str
    way: str
    arrow: str
    title: str
    start: str
    end: str
    is_faded: bool


@dataclass(frozen=True, slots=True)
class BracketView:
    """What joins alternatives."""

    way: str
    title: str


@dataclass(frozen=True, slots=True)
class StripView:
    """A column, a row or a group with its name."""

    key: str
    x: int
    y: int
    width: int
    height: int
    label: str
    texts: tuple[TextLine, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The whole picture. `target` is where links open, or empty for the same window."""

    width: int
    height: int
    label_width: int
    box_width: int
    box_height: int
    title: str
    description: str
    groups: tuple[StripView, ...]
    columns: tuple[StripView, ...]
    rows: tuple[StripView, ...]
    boxes: tuple[MapBoxView, ...]
    lines: tuple[MapLineView, ...]
    brackets: tuple[BracketView, ...]
    target: str = ""
