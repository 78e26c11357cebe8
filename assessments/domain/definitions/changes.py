"""What differs between two versions of an assessment, by the keys of their parts.

For telling people; which of it changes whose path is told by assessments.domain.replay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import logic_document

Document = Mapping[str, Any]


class Element(StrEnum):
    """What has changed."""

    DIMENSION = "dimension"
    SECTION = "section"
    QUESTION = "question"
    CHOICE = "choice"
    PATH = "path"
    RULE = "rule"
    # Its form, which work a plan serves, how far somebody is in it.
    FORMAT = "format"
    KIND = "kind"
    STAGES = "stages"
    # What eligibility reads, how long a plan is, what both sides are, what the proof is to check.
    BACKGROUND = "background"
    PLAN = "plan"
    MIRROR = "mirror"
    ASSERTIONS = "assertions"
    WORDING = "wording"
    LOCALE = "locale"


class Did(StrEnum):
    """What was done to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """One kind of change. `keys` are those of the parts, in the order of the version that has them.

    A choice is named "question/choice", a text by its place. What has no key has none.
    """

    element: Element
    did: Did
    keys: tuple[str, ...] = ()


LISTS = (
    (Element.DIMENSION, "dimensions"),
    (Element.SECTION, "sections"),
    (Element.QUESTION, "questions"),
    (Element.PATH, "paths"),
    (Element.RULE, "rules"),
)
WHOLES = (
    (Element.FORMAT, ("format",)),
    (Element.STAGES, ("stages",)),
    (Element.BACKGROUND, ("background", "training_hours_a_week")),
    (Element.PLAN, ("plan_size",)),
    (Element.MIRROR, ("mirror",)),
    (Element.ASSERTIONS, ("assertions",)),
)


def changes_between(old: Definition, new: Definition) -> tuple[DefinitionChange, ...]:
    """The changes that lead from one version to the next; empty when they are equal."""
    before, after = logic_document(old), logic_document(new)
    found: list[DefinitionChange] = []
    for element, name in LISTS:
        found += _of_list(element, _entries(before, name), _entries(after, name))
        if element is Element.QUESTION:
            found += _of_choices(_entries(before, name), _entries(after, name))
        if element is Element.PATH:
            found += _of_kinds(_entries(before, name), _entries(after, name))
    for element, names in WHOLES:
        if any(before.get(name) != after.get(name) for name in names):
            found.append(DefinitionChange(element, Did.CHANGED))
    return (*found, *_of_texts(old, new))


def _entries(document: Document, name: str) -> dict[str, Document]:
    return {entry["key"]: entry for entry in document[name]}


def _of_list(
    element: Element, before: Mapping[str, Document], after: Mapping[str, Document]
) -> Iterator[DefinitionChange]:
    shared = [key for key in after if key in before]
    changed = [key for key in shared if _bare(before[key]) != _bare(after[key])]
    yield from _told(element, Did.ADDED, [key for key in after if key not in before])
    yield from _told(element, Did.REMOVED, [key for key in before if key not in after])
    yield from _told(element, Did.CHANGED, changed)
    if [key for key in before if key in after] != shared:
        yield DefinitionChange(element, Did.MOVED)


def _bare(entry: Document) -> Document:
    """An entry without its choices and kinds of work, which are told by themselves."""
    bare = {name: value for name, value in entry.items() if name != "choices"}
    if "groups" not in entry:
        return bare
    groups = [{name: item for name, item in group.items() if name != "kind"} for group in entry["groups"]]
    return {**bare, "groups": groups}


def _of_kinds(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[DefinitionChange]:
    """The paths in both versions whose plans serve other kinds of work."""
    keys = [key for key in after if key in before and _served(before[key]) != _served(after[key])]
    yield from _told(Element.KIND, Did.CHANGED, keys)


def _served(path: Document) -> list[str]:
    return [group["kind"] for group in path.get("groups", ()) if "kind" in group]


def _of_choices(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[DefinitionChange]:
    """The choices of questions that both versions have."""
    added: list[str] = []
    removed: list[str] = []
    changed: list[str] = []
    moved = False
    for question, entry in after.items():
        if question not in before:
            continue
        old = {choice["key"]: choice for choice in before[question].get("choices", ())}
        new = {choice["key"]: choice for choice in entry.get("choices", ())}
        added += [f"{question}/{key}" for key in new if key not in old]
        removed += [f"{question}/{key}" for key in old if key not in new]
        changed += [f"{question}/{key}" for key in new if key in old and old[key] != new[key]]
        moved |= [key for key in old if key in new] != [key for key in new if key in old]
    yield from _told(Element.CHOICE, Did.ADDED, added)
    yield from _told(Element.CHOICE, Did.REMOVED, removed)
    yield from _told(Element.CHOICE, Did.CHANGED, changed)
    if moved:
        yield DefinitionChange(Element.CHOICE, Did.MOVED)


def _of_texts(old: Definition, new: Definition) -> Iterator[DefinitionChange]:
    """Languages, and texts that say something else now; texts of what came or went go without saying."""
    before, after = dict(old.texts), dict(new.texts)
    yield from _told(Element.LOCALE, Did.ADDED, [locale for locale in new.locales if locale not in before])
    yield from _told(Element.LOCALE, Did.REMOVED, [locale for locale in old.locales if locale not in after])
    if sorted(old.locales) == sorted(new.locales) and old.locales != new.locales:
        yield DefinitionChange(Element.LOCALE, Did.MOVED)
    changed: dict[str, None] = {}
    for locale, places in after.items():
        said = dict(before.get(locale, ()))
        changed |= dict.fromkeys(place for place, text in places if said.get(place, text) != text)
    yield from _told(Element.WORDING, Did.CHANGED, list(changed))


def _told(element: Element, did: Did, keys: Sequence[str]) -> Iterator[DefinitionChange]:
    if keys:
        yield DefinitionChange(element, did, tuple(keys))
