"""The table of a comparison: its rows in groups, which of them differ, and what each cell rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.comparisons.presenters import cells, more_cells
from certifications.comparisons.presenters.cells import CellWords
from certifications.comparisons.presenters.compared import Compared, ComparisonContext
from certifications.comparisons.presenters.sources import CellSource, fact_source
from certifications.domain.certification import Term
from certifications.domain.facts import Fact
from certifications.facts.presenters.coverage import judged_words
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import value_words
from certifications.wording.marks import flags_of
from certifications.wording.words import source_date_words, status_of

CellOf = Callable[[Compared, ComparisonContext], CellWords]


@dataclass(frozen=True, slots=True)
class RowOf:
    """A question asked of each certification. `key` names it for tests and anchors."""

    key: str
    label: Promise | str
    cell: CellOf
    about: Promise | str = ""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One cell. `flags` say what is weak about its facts; `name` is whose answer it is.

    `facts` are those that it rests on, each once.
    """

    name: str
    lines: tuple[str, ...]
    small: tuple[str, ...]
    flags: tuple[str, ...]
    sources: tuple[CellSource, ...]
    sources_label: str
    judged: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One question and the answers, in the order of the columns."""

    key: str
    label: str
    about: str
    cells: tuple[ComparedCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """Rows on one matter."""

    label: str
    rows: tuple[ComparedRow, ...]


def spoken_rows(
    compared: Sequence[Compared], context: ComparisonContext
) -> Iterator[tuple[RowOf, tuple[CellWords, ...]]]:
    """Every row about which something is known, with what is said of each certification."""
    for _label, rows in _groups(compared):
        for row in rows:
            said = tuple(row.cell(one, context) for one in compared)
            if any(cell.is_known for cell in said):
                yield row, said


def answers_differ(said: Iterable[CellWords]) -> bool:
    """Whether not all cells of a row say the same."""
    return len({tuple(line.casefold() for line in cell.lines) for cell in said}) > 1


def row_groups(compared: Sequence[Compared], context: ComparisonContext) -> tuple[ComparedGroup, ...]:
    """All rows, group by group. Rows about which nothing is known of anybody are left out."""
    groups = []
    for label, rows in _groups(compared):
        shown = [_row(row, compared, context) for row in rows]
        known = tuple(row for row in shown if any(cell.lines for cell in row.cells))
        if known:
            groups.append(ComparedGroup(str(label), known))
    return tuple(groups)


def differing(groups: Iterable[ComparedGroup]) -> tuple[ComparedGroup, ...]:
    """The groups with those of their rows that differ."""
    kept = [ComparedGroup(group.label, tuple(row for row in group.rows if row.differs)) for group in groups]
    return tuple(group for group in kept if group.rows)


def _fact(key: str) -> CellOf:
    return partial(cells.stated, key)


def _exam(key: str) -> CellOf:
    return partial(cells.stated_of_exam, key)


WHO = (
    RowOf("for-whom", gettext_lazy("Best for"), cells.who),
    RowOf("roles", gettext_lazy("Roles it fits"), cells.roles),
    RowOf("level", gettext_lazy("Level"), more_cells.level),
    RowOf("discipline", gettext_lazy("Discipline"), more_cells.discipline),
    RowOf("orientation", gettext_lazy("What it certifies"), more_cells.orientation),
)
ENTRY = (
    RowOf("experience", gettext_lazy("Experience first"), cells.experience),
    RowOf("course", gettext_lazy("Course first"), cells.course),
    RowOf("held", gettext_lazy("Another certification first"), cells.held),
)
EXAM = (
    RowOf("exam", gettext_lazy("Questions and time"), cells.exam),
    RowOf("exam-format", gettext_lazy("Format"), _exam("exam.format")),
    RowOf("pass-mark", gettext_lazy("Pass mark"), _exam("exam.pass_mark")),
    RowOf("delivery", gettext_lazy("Where and how"), _exam("exam.delivery")),
)
COST = (
    RowOf("cost", gettext_lazy("To get it"), cells.to_get),
    RowOf("keep", gettext_lazy("To keep it for six years"), cells.keep),
    RowOf(
        "six-years",
        gettext_lazy("Total over six years"),
        cells.six_years,
        gettext_lazy("Getting it, and the renewals due before the six years end."),
    ),
)
RENEWAL = (
    RowOf("renewal", gettext_lazy("How often"), more_cells.renewal_cycle),
    RowOf("renewal-asks", gettext_lazy("What it requires"), more_cells.renewal_units),
    RowOf("renewal-fee", gettext_lazy("Fee"), _fact("renewal.fee")),
)
RECORD = (
    RowOf("recognition", gettext_lazy("What sources say about it"), more_cells.recognised),
    RowOf("issuer", gettext_lazy("Issuer"), more_cells.issuer),
    RowOf("bookable", gettext_lazy("Can be booked"), more_cells.bookable),
    RowOf("facts", gettext_lazy("Our facts"), more_cells.freshness),
)


def _groups(compared: Sequence[Compared]) -> tuple[tuple[Promise, tuple[RowOf, ...]], ...]:
    """The groups in the reader's order; the areas covered are those that editors list."""
    areas = tuple(RowOf(term.key, term.name, partial(more_cells.area, term.key)) for term in _areas(compared))
    return (
        (gettext_lazy("Who it is for"), WHO),
        (gettext_lazy("Getting in"), ENTRY),
        (gettext_lazy("Exam"), EXAM),
        (gettext_lazy("Cost"), COST),
        (gettext_lazy("Renewal"), RENEWAL),
        (gettext_lazy("What it covers"), areas),
        (gettext_lazy("How established it is"), RECORD),
    )


def _areas(compared: Iterable[Compared]) -> list[Term]:
    found = {row.area.key: row.area for one in compared for row in one.certification.coverage}
    return sorted(found.values(), key=lambda term: (term.order, term.key))


def _row(row: RowOf, compared: Sequence[Compared], context: ComparisonContext) -> ComparedRow:
    said = [row.cell(one, context) for one in compared]
    return ComparedRow(
        key=row.key,
        label=str(row.label),
        about=str(row.about),
        cells=tuple(_cell(row.key, one, cell, context) for one, cell in zip(compared, said, strict=True)),
        differs=answers_differ(said),
    )


def _cell(key: str, one: Compared, cell: CellWords, context: ComparisonContext) -> ComparedCell:
    facts = tuple(dict.fromkeys(cell.facts))
    sources = (
        _recognition_sources(one)
        if key == "recognition"
        else tuple(fact_source(_stated(fact, context), fact) for fact in facts)
    )
    count = len(sources)
    label = ngettext("Based on %(count)d fact", "Based on %(count)d facts", count) % {"count": count}
    judged = judged_words(one.certification.judgement) if cell.is_judged and cell.lines else ""
    return ComparedCell(
        name=one.name,
        lines=cell.lines,
        small=cell.small,
        flags=flags_of(cell.facts, context.today),
        sources=sources,
        sources_label=label if sources else (_("Our judgement") if judged else ""),
        judged=judged,
        facts=facts,
    )


def _stated(fact: Fact, context: ComparisonContext) -> str:
    words = _("%(label)s: %(value)s") % {"label": fact.label, "value": value_words(fact, context.names)}
    return f"{words} ({fact.note})" if fact.note else words


def _recognition_sources(one: Compared) -> tuple[CellSource, ...]:
    return tuple(
        CellSource(
            value=item.statement,
            url=source_link(item.grounds.source_url),
            name=source_name(item.grounds.source_url) or item.grounds.source_note,
            details=", ".join(
                (
                    source_date_words(item.grounds.source_date),
                    status_of(item.grounds.verified_on, item.grounds.collected_on),
                )
            ),
        )
        for item in one.recognition
    )
