"""The comparison of two disciplines, as its template reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import apnumber
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.comparisons.presenters.sources import (
    SourceGroup,
    grounds_words,
    source_groups,
    spoken_names,
)
from certifications.comparisons.presenters.words import (
    ROW_WORDS,
    RowWords,
    cell_sentence,
    claimed_sentence,
    code_words,
    own_offer_sentence,
    stale_sentence,
    tally_lines,
    unknown_sentence,
)
from certifications.domain.certification import Certification
from certifications.domain.comparison import compare_disciplines, fitting
from certifications.domain.comparison_cells import (
    CellGround,
    ComparisonCell,
    ComparisonCellKind,
    ComparisonRow,
    GroundBasis,
)
from certifications.models import Discipline, DisciplineComparisonPage
from certifications.queries.fact_words import Names, percent_closed
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.comparison_links import comparison_url
from certifications.wording.words import date_words
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, Link, PageMeta, PathMark
from portal.shared.words import sentence_case

# The anchor of the table; the link that turns rows off leads back to it.
ANCHOR = "comparison"
DIFFERENCES_ONLY = "only"
# The two kinds of work that the site is about have a hue and a shape.
MARKS = {"project-management": PathMark.SQUARE, "work-management": PathMark.CIRCLE}
# Statements a cell shows before it points to its sources for the others.
STATEMENTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MemberView:
    """A certification that is compared."""

    name: str
    url: str
    own_offer: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two disciplines; `mark` is that of its kind of work, or empty."""

    name: str
    mark: str
    count: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """What one certification states in a listing."""

    name: str
    text: str
    own_offer: bool


@dataclass(frozen=True, slots=True)
class ComparisonCellView:
    """One cell: a sentence, or lines, or statements with how many more there are, or unknown and why."""

    sentence: str
    lines: tuple[str, ...]
    statements: tuple[StatementView, ...]
    more: str
    unknown: str
    claimed: str
    stale: str
    sources: tuple[SourceGroup, ...]
    sources_label: str
    judged: str


@dataclass(frozen=True, slots=True)
class ComparisonRowView:
    """One question asked of both disciplines. `mark` says where the answers are not simply two."""

    key: str
    label: str
    about: str
    mark: str
    first: ComparisonCellView
    second: ComparisonCellView


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The comparison of two disciplines. `toggle` shows differing rows only, or all rows again."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    anchor: str
    caption: str
    grounds: str
    interest: str
    first: SideView
    second: SideView
    rows: tuple[ComparisonRowView, ...]
    toggle: Link | None
    count: str
    compare_url: str
    answer: StreamValue
    body: StreamValue


def present_comparison_page(page: DisciplineComparisonPage, request: HttpRequest) -> ComparisonView:
    """The comparison on the site's date. `differences=only` in the query string leaves equal rows out."""
    today = site_date()
    known = queries.published_certifications_fitting((page.first.key, page.second.key))
    first, second = (fitting(known, discipline.key) for discipline in (page.first, page.second))
    rows = compare_disciplines(first, second, today)
    names = spoken_names(queries.certification_names())
    differing = [row for row in rows if row.is_known_to_differ]
    differences_only = request.GET.get("differences") == DIFFERENCES_ONLY
    return ComparisonView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction,
        anchor=ANCHOR,
        caption=_("%(first)s and %(second)s, side by side")
        % {"first": page.first.name, "second": page.second.name.lower()},
        grounds=grounds_sentence(rows, today),
        interest=interest_sentence(known),
        first=side_view(page.first, first),
        second=side_view(page.second, second),
        rows=tuple(row_view(row, names) for row in (differing if differences_only else rows)),
        toggle=toggle_link(request.path, len(rows), len(differing), differences_only=differences_only),
        count=count_words(rows, differences_only=differences_only),
        compare_url=comparison_url([]),
        answer=page.answer,
        body=page.body,
    )


def side_view(discipline: Discipline, members: tuple[Certification, ...]) -> SideView:
    """A discipline with the certifications that stand for it."""
    return SideView(
        name=discipline.name,
        mark=MARKS.get(discipline.key, ""),
        count=ngettext("%(count)d certification", "%(count)d certifications", len(members))
        % {"count": len(members)},
        members=tuple(MemberView(item.short_name, item.url, item.issuer.is_publisher) for item in members),
    )


def toggle_link(path: str, rows: int, differing: int, *, differences_only: bool) -> Link | None:
    """The way to the other half of the choice; None where all rows differ anyway."""
    if differences_only:
        return Link(_("Show all %(count)d rows") % {"count": rows}, f"{path}#{ANCHOR}")
    if differing == rows:
        return None
    return Link(_("Show differences only"), f"{path}?differences={DIFFERENCES_ONLY}#{ANCHOR}")


def count_words(rows: Sequence[ComparisonRow], *, differences_only: bool) -> str:
    """How many rows differ, of how many only one side or none is known, and whether the others are hidden."""
    differing = sum(row.is_known_to_differ for row in rows)
    one_sided = sum(row.is_one_sided for row in rows)
    unknown = sum(row.is_unknown for row in rows)
    words = [
        _("The two sides differ on %(differing)d of %(rows)d questions.")
        % {"differing": differing, "rows": len(rows)}
    ]
    if one_sided:
        words.append(_("For %(count)s more, we know only one side.") % {"count": apnumber(one_sided)})
    if unknown:
        words.append(_("For %(count)s, we know neither.") % {"count": apnumber(unknown)})
    if differences_only:
        words.append(_("The others are hidden."))
    return " ".join(words)


def grounds_sentence(rows: tuple[ComparisonRow, ...], today: date) -> str:
    """What the table was worked out from, and when."""
    grounds = [ground for row in rows for cell in (row.first, row.second) for ground in cell.grounds]
    facts = {(g.certification.slug, g.fact.key, g.fact.value) for g in grounds if g.fact}
    judged = {(g.certification.slug, g.value) for g in grounds if g.basis is GroundBasis.JUDGEMENT}
    return _(
        "Based on %(facts)d facts and %(judged)d judgements, updated %(date)s. Open “Based on” in any cell "
        "to see the sources."
    ) % {"date": date_words(today), "facts": len(facts), "judged": len(judged)}


def interest_sentence(known: tuple[Certification, ...]) -> str:
    """The publisher's interest in what is compared; empty when none of it is the publisher's."""
    own = sorted(item.short_name for item in known if item.issuer.is_publisher)
    issuer = next((item.issuer.name for item in known if item.issuer.is_publisher), "")
    return own_offer_sentence(own, issuer) if own else ""


def row_view(row: ComparisonRow, names: Names) -> ComparisonRowView:
    """A row in words. `names` are those of certifications that a requirement names."""
    words = ROW_WORDS[row.key]
    return ComparisonRowView(
        key=row.key,
        label=str(words.label),
        about=str(words.about),
        mark=_mark(row),
        first=cell_view(row.first, words, names),
        second=cell_view(row.second, words, names),
    )


def _mark(row: ComparisonRow) -> str:
    """Most rows differ, so that is not marked: those that do not are, and those that are not known."""
    if row.is_unknown:
        return _("not known")
    if not row.differs:
        return _("about the same")
    return _("known on one side only") if row.is_one_sided else ""


def cell_view(cell: ComparisonCell, words: RowWords, names: Names) -> ComparisonCellView:
    """A cell in words, with its sources."""
    is_unknown = cell.kind is ComparisonCellKind.UNKNOWN
    judged, sources = source_groups(cell.grounds, names)
    shown = cell.items[:STATEMENTS_SHOWN]
    return ComparisonCellView(
        sentence=sentence_case(cell_sentence(cell)),
        lines=tuple(map(sentence_case, tally_lines(cell))) if cell.kind is ComparisonCellKind.TALLY else (),
        statements=tuple(statement(item) for item in shown),
        more=more_words(len(cell.items) - len(shown), cell),
        unknown=unknown_sentence(cell, words) if is_unknown else "",
        claimed=claimed_sentence([item.short_name for item in cell.claimed]),
        stale="" if is_unknown else stale_sentence(cell.stale),
        sources=sources,
        judged=judged,
        sources_label=grounds_words(cell.grounds),
    )


def statement(ground: CellGround) -> StatementView:
    """What a certification states, with its name."""
    certification = ground.certification
    return StatementView(
        certification.short_name, percent_closed(code_words(ground.value)), certification.issuer.is_publisher
    )


def more_words(count: int, cell: ComparisonCell) -> str:
    """How many more certifications state something, and for how many nothing is known."""
    parts = []
    if count > 0:
        parts.append(
            ngettext("%(count)d more, listed below.", "%(count)d more, listed below.", count)
            % {"count": count}
        )
    if cell.items and cell.known < cell.total:
        parts.append(_("Known for %(known)d of %(total)d.") % {"known": cell.known, "total": cell.total})
    return " ".join(parts)
