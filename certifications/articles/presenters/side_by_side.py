"""Tables in texts: certifications beside each other, and rows of a comparison of two disciplines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from certifications.comparisons.presenters.comparison import ComparisonRowView, row_view
from certifications.comparisons.presenters.sources import spoken_names
from certifications.comparisons.presenters.words import ROW_WORDS
from certifications.domain.certification import Certification
from certifications.domain.comparison import compare_disciplines, fitting
from certifications.domain.demands import demands_of
from certifications.domain.facts import Fact
from certifications.domain.fields import FIELDS
from certifications.domain.routes import routes_of
from certifications.facts.presenters.glance import cost_words, exam_words
from certifications.models.fact_key import KIND_WORDS
from certifications.models.live_contents import Choices
from certifications.queries.fact_words import Names, value_words
from certifications.queries.kept import ComparedDisciplines
from certifications.wording.marks import flags_of
from certifications.wording.routes import demands_words
from certifications.wording.words import status_sentence
from portal.shared.components import Link
from portal.shared.words import sentence_case

# Rows that sum up several facts, as the catalogue does.
ENTRY, EXAM, COST, SUITS = "entry", "exam", "cost", "suits"


@dataclass(frozen=True, slots=True)
class BesideHead:
    """The head of a column."""

    name: str
    url: str
    own_offer: bool


@dataclass(frozen=True, slots=True)
class BesideCell:
    """What is known of one certification; `status` says when it was checked or collected."""

    value: str
    flags: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One thing that is compared; a cell without value is unknown."""

    label: str
    cells: tuple[BesideCell, ...]


@dataclass(frozen=True, slots=True)
class SideBySideView:
    """Certifications beside each other; `status` is that of all cells, where they share one."""

    caption: str
    heads: tuple[BesideHead, ...]
    rows: tuple[BesideRow, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """Some rows of a comparison, and the page that has them all."""

    caption: str
    first: str
    second: str
    rows: tuple[ComparisonRowView, ...]
    page: Link


def row_choices() -> Choices:
    """What certifications can be compared by: sums of facts first, then facts one by one."""
    sums = [
        (ENTRY, _("What entry asks")),
        (EXAM, _("Exam, in brief")),
        (COST, _("Cost, in brief")),
        (SUITS, _("Who it suits")),
    ]
    facts = [(field.key, f"{KIND_WORDS[field.kind]}: {field.label}") for field in FIELDS.values()]
    return [*sums, *facts]


def side_by_side_view(
    certifications: Sequence[Certification], rows: Iterable[str], caption: str, names: Names, today: date
) -> SideBySideView:
    """Certifications in the order in which they were chosen."""
    shown = tuple(
        BesideRow(_row_label(row), tuple(_cell(one, row, names, today) for one in certifications))
        for row in rows
    )
    heads = tuple(BesideHead(one.short_name, one.url, one.issuer.is_publisher) for one in certifications)
    statuses = {cell.status for row in shown for cell in row.cells if cell.status}
    if len(statuses) != 1:
        return SideBySideView(caption, heads, shown)
    without = tuple(
        replace(row, cells=tuple(replace(cell, status="") for cell in row.cells)) for row in shown
    )
    return SideBySideView(caption, heads, without, status=statuses.pop())


def _row_label(row: str) -> str:
    sums = {ENTRY: _("Entry"), EXAM: _("Exam"), COST: _("Cost"), SUITS: _("Who it suits")}
    return sums.get(row) or (FIELDS[row].label if row in FIELDS else row)


def _cell(certification: Certification, row: str, names: Names, today: date) -> BesideCell:
    match row:
        case "entry":
            asked = demands_words(demands_of(routes_of(certification.facts)))
            return BesideCell(sentence_case(asked), _flags_of_kind(certification, "routes.", today))
        case "exam":
            exam = exam_words(certification, names, in_hours=False)
            return BesideCell(sentence_case(exam), _flags_of_kind(certification, "exam.", today))
        case "cost":
            return BesideCell(cost_words(certification), _flags_of_kind(certification, "fees.", today))
        case "suits":
            return BesideCell(certification.who_it_suits)
    return _facts_cell(certification.facts_of(row), names, today)


def _facts_cell(facts: Sequence[Fact], names: Names, today: date) -> BesideCell:
    if not facts:
        return BesideCell("")
    values = [value_words(fact, names, in_hours=False) for fact in facts]
    return BesideCell("; ".join(values), flags_of(facts, today), status_sentence(facts[0]))


def _flags_of_kind(certification: Certification, prefix: str, today: date) -> tuple[str, ...]:
    return flags_of((fact for fact in certification.facts if fact.key.startswith(prefix)), today)


def excerpt_rows() -> Choices:
    """The questions of a comparison, each with its name."""
    return [(key, str(words.label)) for key, words in ROW_WORDS.items()]


def excerpt_view(
    page: ComparedDisciplines, rows: Sequence[str], known: Sequence[Certification], today: date
) -> ExcerptView:
    """Rows of a comparison in the order in which they were chosen."""
    first, second = (fitting(known, discipline.key) for discipline in (page.first, page.second))
    by_key = {row.key: row for row in compare_disciplines(first, second, today)}
    names = spoken_names(known)
    return ExcerptView(
        caption=excerpt_caption(page),
        first=page.first.name,
        second=page.second.name,
        rows=tuple(row_view(by_key[row], names) for row in rows if row in by_key),
        page=Link(page.title, page.url),
    )


def excerpt_caption(page: ComparedDisciplines) -> str:
    """What rows of a comparison are headed by."""
    return _("%(first)s and %(second)s") % {"first": page.first.name, "second": page.second.name.lower()}
