"""Rich text as data: paragraphs and lists, made of runs that share their marks and their link."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

BOLD, ITALIC, RAISED = "bold", "italic", "raised"
_MARKS = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "sup": RAISED}
_LISTS = ("ul", "ol")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: an address, or the number of a page or document of ours. All empty: nowhere."""

    url: str = ""
    page: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words alike in marks and link; or a live fact, by its reference, which has no words of its own."""

    text: str
    marks: tuple[str, ...] = ()
    target: Target | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item; `depth` counts the lists around its own."""

    depth: int
    is_ordered: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ProsePart:
    """A paragraph, which has runs, or a list, which has items."""

    runs: tuple[Run, ...] = ()
    items: tuple[ListItem, ...] = ()


def prose_of(source: str) -> tuple[ProsePart, ...]:
    """The paragraphs and lists of a rich text as it is stored."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finished()


def targets_of(parts: Iterable[ProsePart]) -> Iterable[Target]:
    """All that a text links to."""
    for part in parts:
        for runs in (part.runs, *(item.runs for item in part.items)):
            yield from (run.target for run in runs if run.target is not None)


@dataclass(slots=True)
class _Reader(HTMLParser):
    _parts: list[ProsePart] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _items: list[ListItem] = field(default_factory=list)
    _lists: list[str] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    _targets: list[Target] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _LISTS:
            self._end_of_flow()
            self._lists.append(tag)
        elif tag in {"p", "li"}:
            self._end_of_flow()
        elif tag in _MARKS:
            self._marks.append(_MARKS[tag])
        elif tag == "a":
            self._targets.append(_target(given))
        elif tag == "br":
            self._add("\n")
        elif tag == "embed" and given.get("embedtype") == "fact":
            self._add("", given.get("fact", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS and _MARKS[tag] in self._marks:
            self._marks.remove(_MARKS[tag])
        elif tag == "a" and self._targets:
            self._targets.pop()
        elif tag in {"p", "li"}:
            self._end_of_flow()
        elif tag in _LISTS and self._lists:
            self._end_of_flow()
            self._lists.pop()
            if not self._lists:
                self._end_of_lists()

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"[\t\n\r ]+", " ", data))

    def finished(self) -> tuple[ProsePart, ...]:
        self._end_of_flow()
        self._end_of_lists()
        return tuple(self._parts)

    def _add(self, text: str, fact: str = "") -> None:
        if text or fact:
            target = self._targets[-1] if self._targets else None
            self._runs.append(Run(text, tuple(dict.fromkeys(self._marks)), target, fact))

    def _end_of_flow(self) -> None:
        runs, self._runs = _trimmed(self._runs), []
        if not runs:
            return
        if self._lists:
            self._items.append(ListItem(len(self._lists) - 1, self._lists[-1] == "ol", runs))
        else:
            self._parts.append(ProsePart(runs=runs))

    def _end_of_lists(self) -> None:
        items, self._items = tuple(self._items), []
        if items:
            self._parts.append(ProsePart(items=items))


def _target(given: dict[str, str]) -> Target:
    number = int(given["id"]) if given.get("id", "").isdecimal() else None
    match given.get("linktype"):
        case "page":
            return Target(page=number)
        case "document":
            return Target(document=number)
    return Target(url=given.get("href", ""))


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without blanks around them; none where they say nothing."""
    kept = list(runs)
    while kept and not kept[0].fact and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].fact and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)
