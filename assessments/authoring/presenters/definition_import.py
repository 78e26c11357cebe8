"""What an import makes of a definition, as one report: the command prints it, programs get it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal
from uuid import UUID

from assessments.authoring.mapping.source import document_of_text
from assessments.authoring.services.import_definition import ImportedDraft
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.wording.refusals import MOST_SHOWN

# Of the places that differ, as of refusals: nobody reads more.
MOST_PLACES = 200
State = Literal["new", "changed", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class RefusedPlace:
    """Why a definition is refused: `place` is a path of permanent keys, `pointer` a JSON Pointer to it, or to
    the nearest place around it that is there.
    """

    place: str
    pointer: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DefinitionReport:
    """What becomes of a definition. Where anything is refused, nothing is stored.

    `added`, `changed` and `removed` are JSON Pointers, the first `MOST_PLACES` of each: those of `removed`
    into the draft as it was.
    """

    is_dry_run: bool
    state: State
    assessment: UUID | None = None
    title: str = ""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: tuple[RefusedPlace, ...] = ()
    refusals: int = 0


def definition_report(imported: ImportedDraft, document: object, *, is_dry_run: bool) -> DefinitionReport:
    """The report of an import that went through."""
    draft = imported.draft
    places = _FaultPlaces()
    if imported.before is not None:
        try:
            places.compare(document_of_text(imported.before), document, "")
        except RefusedError:
            # What somebody typed is no JSON yet: all of it is replaced.
            places.changed.append("")
    state: State = "new" if imported.before is None else "changed" if imported.is_changed else "unchanged"
    return DefinitionReport(
        is_dry_run=is_dry_run,
        state=state,
        assessment=draft.public_id if draft.pk is not None else None,
        title=draft.title,
        added=tuple(places.added[:MOST_PLACES]),
        changed=tuple(places.changed[:MOST_PLACES]),
        removed=tuple(places.removed[:MOST_PLACES]),
    )


def refused_definition(document: object, refused: RefusedError, *, is_dry_run: bool) -> DefinitionReport:
    """The report of a definition that is refused."""
    return DefinitionReport(
        is_dry_run=is_dry_run,
        state="refused",
        refused=refused_places(document, refused.refusals),
        refusals=len(refused.refusals),
    )


def refused_places(document: object, refusals: Iterable[Refusal]) -> tuple[RefusedPlace, ...]:
    """The first refusals of a document, as many as somebody reads at once."""
    return tuple(
        RefusedPlace(one.place, pointer_of_place(document, one.place), one.sentence)
        for one in islice(refusals, MOST_SHOWN)
    )


def pointer_of_place(document: object, place: str) -> str:
    """A JSON Pointer to a path of permanent keys, as far as the document has it."""
    pointer, at = "", document
    rest = place.split("/") if place else []
    while rest:
        for length in range(len(rest), 0, -1):
            # Keys of texts have strokes themselves: “texts/en/questions/lead”.
            found = _step(at, "/".join(rest[:length]))
            if found is not None:
                step, at = found
                pointer, rest = f"{pointer}/{_escaped(step)}", rest[length:]
                break
        else:
            break
    return pointer


def _step(at: object, name: str) -> tuple[str | int, object] | None:
    if isinstance(at, dict) and name in at:
        return name, at[name]
    if isinstance(at, list):
        for number, item in enumerate(at):
            if isinstance(item, dict) and item.get("key") == name:
                return number, item
    return None


def _escaped(step: object) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


@dataclass(slots=True)
class _FaultPlaces:
    """Where two documents differ; items of lists are told apart by their keys."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def compare(self, old: Any, new: Any, pointer: str, old_pointer: str | None = None) -> None:
        before = pointer if old_pointer is None else old_pointer
        if old == new:
            return
        parts = (dict(_parts(one)) for one in (old, new))
        olds, news = parts
        if type(old) is not type(new) or not (olds or news):
            self.changed.append(pointer)
            return
        moved = [name for name in olds if name in news] != [name for name in news if name in olds]
        if moved and isinstance(old, list):
            self.changed.append(pointer)
        self.removed += [f"{before}/{_escaped(olds[name][0])}" for name in olds if name not in news]
        for name, (step, item) in news.items():
            place = f"{pointer}/{_escaped(step)}"
            if name not in olds:
                self.added.append(place)
            else:
                old_step, old_item = olds[name]
                self.compare(old_item, item, place, f"{before}/{_escaped(old_step)}")


def _parts(value: Any) -> Iterator[tuple[str, tuple[str | int, Any]]]:
    """The parts of an object or list by name, each with its step."""
    if isinstance(value, dict):
        yield from ((str(name), (name, item)) for name, item in value.items())
    elif isinstance(value, list):
        for number, item in enumerate(value):
            key = item.get("key") if isinstance(item, dict) else None
            yield str(key if isinstance(key, str) else number), (number, item)
