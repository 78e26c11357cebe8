"""An explained outcome as tables of a terminal, in the keys of its definition."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assessments.domain.canonical import canonical_json
from assessments.results.queries.explanation import Document

NOTHING = "–"
# So much of a hash is shown.
SEAL = 12


def tables_of(explained: Document) -> Iterator[str]:
    """Line by line: what it rests on, scores, the rule, other paths, the ways to them, the plan."""
    yield (
        f"outcome {explained['outcome']} of submission {explained['submission']}, {explained['as_of']}, "
        f"engine {explained['engine']}"
    )
    seals = (explained["logic_hash"][:SEAL], explained["snapshot"][:SEAL])
    yield f"version {explained['version']} ({seals[0]}), snapshot {seals[1]}"
    kind = f" ({explained['kind']})" if explained["kind"] else ""
    yield f"path {explained['path']}{kind}, margin {_word(explained['margin'])}"
    yield from _table("scores", ("dimension", "points", "of"), explained["scores"])
    yield from _table(
        f"rule that decided: {explained['decided_by']['rule']}",
        ("item", "condition", "left", "right", "holds"),
        _checks(explained["decided_by"]["groups"]),
    )
    yield from _table(
        "other paths", ("path", "rule", "held", "failing", "lacking"), map(_other, explained["others"])
    )
    yield from _table(
        "ways to other paths",
        ("path", "over", "state", "answers", "question", "before", "after"),
        (row for way in explained["ways"] for row in _way(way)),
    )
    order = {entry["slug"]: number for number, entry in enumerate(explained["plan"], start=1)}
    yield from _table(
        "plan",
        ("certification", "place", "why", "standing", "earliest"),
        _placements(explained, order),
    )


def _checks(groups: Iterable[Iterable[Document]]) -> Iterator[Sequence[object]]:
    for number, group in enumerate(groups, start=1):
        for check in group:
            yield number, _condition(check), check["left"], check["right"], check["holds"]


def _other(item: Document) -> Sequence[object]:
    failing = item["failing"]
    return (
        item["path"],
        item["rule"],
        item["held"],
        _condition(failing) if failing else None,
        failing["lacking"] if failing else None,
    )


def _way(way: Document) -> Iterator[Sequence[object]]:
    head: Sequence[object] = (way["path"], way["variant"], way["state"], way["distance"])
    if not way["changes"]:
        yield (*head, None, None, None)
    for change in way["changes"]:
        before = change["before"] if change["asked_before"] else "(not asked)"
        after = change["after"] if change["asked_after"] else "(not asked)"
        yield (*head, change["question"], before, after)
        head = ("", "", "", "")


def _placements(explained: Document, order: dict[str, int]) -> Iterator[Sequence[object]]:
    entries = {entry["slug"]: entry["eligibility"] for entry in explained["plan"]}
    last = len(order) + 1
    for slug, why in sorted(
        explained["placements"].items(), key=lambda item: (order.get(item[0], last), item[0])
    ):
        found = entries.get(slug, {})
        yield slug, order.get(slug), why, found.get("standing"), found.get("earliest")


def _condition(check: Document) -> str:
    return canonical_json(check["condition"]).decode()


def _word(value: Any) -> str:
    match value:
        case None:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(str, value)) or "(none of them)"
        case _:
            return str(value)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    cells = [tuple(map(_word, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    yield f"\n{title}"
    for row in (tuple(columns), *cells):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
