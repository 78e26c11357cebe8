"""Which certification covers which kind of work, and how far: a judgement each, as one table."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.certification import Certification, CoveredArea, Term
from certifications.domain.field_map.map_filter import MapFilter, by_discipline
from certifications.domain.vocabulary import Coverage
from certifications.field_map.presenters.field_map import breadcrumbs_to, rooms, shown_by
from certifications.field_map.presenters.filter_form import MapFilterView, filter_view
from certifications.field_map.queries import MapMatter
from portal.shared.components import Breadcrumb, Link, PageMeta

CELL_WORDS: dict[Coverage, Promise] = {
    Coverage.CORE: gettext_lazy("At its core"),
    Coverage.PARTIAL: gettext_lazy("In part"),
    Coverage.NONE: gettext_lazy("Not covered"),
    Coverage.UNKNOWN: gettext_lazy("Unknown"),
}


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How far one area is covered: a Coverage value and its word. `issuer_only`: nobody else says so."""

    key: str
    word: str
    issuer_only: bool


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """A certification and its cells, in the order of the areas."""

    name: str
    short: str
    url: str
    level: str
    is_own_offer: bool
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class CoverageLines:
    """The certifications of a discipline."""

    name: str
    lines: tuple[CoveredLine, ...]


@dataclass(frozen=True, slots=True)
class CoverageMatrixView:
    """The page. `span` is how many columns there are."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    is_empty: bool
    filter: MapFilterView
    areas: tuple[str, ...]
    span: int
    groups: tuple[CoverageLines, ...]
    legend: tuple[CoverageCell, ...]
    rooms: tuple[Link, ...]


def present_coverage(matter: MapMatter, wanted: MapFilter) -> CoverageMatrixView:
    """The page, with what a filter asks for."""
    shown = shown_by(matter, wanted)
    areas = areas_of(matter.certifications)
    introduction = _(
        "What each certification teaches or tests in each area of work. This is our judgement, based on what "
        "the issuer publishes; “unknown” means that we found nothing."
    )
    return CoverageMatrixView(
        meta=PageMeta(title="", description=introduction),
        breadcrumbs=breadcrumbs_to(matter, _("What they cover")),
        title=_("What each certification covers"),
        introduction=introduction,
        is_empty=not matter.certifications,
        filter=filter_view(matter, wanted, len(shown), reverse("certifications:coverage")),
        areas=tuple(area.name for area in areas),
        span=len(areas) + 1,
        groups=tuple(
            CoverageLines(term.name, tuple(_line(one, areas) for one in found))
            for term, found in by_discipline(matter.certifications, shown)
        ),
        legend=tuple(CoverageCell(key.value, str(word), False) for key, word in CELL_WORDS.items()),
        rooms=rooms(),
    )


def areas_of(certifications: tuple[Certification, ...]) -> tuple[Term, ...]:
    """The areas that anybody has judged, in the editors' order."""
    found = {row.area for one in certifications for row in one.coverage}
    return tuple(sorted(found, key=lambda area: (area.order, area.name, area.key)))


def _line(one: Certification, areas: tuple[Term, ...]) -> CoveredLine:
    rows = {row.area: row for row in one.coverage}
    return CoveredLine(
        name=one.title,
        short=one.short_name,
        url=one.url,
        level=one.level.name,
        is_own_offer=one.issuer.is_publisher,
        cells=tuple(_cell(rows.get(area)) for area in areas),
    )


def _cell(row: CoveredArea | None) -> CoverageCell:
    """A cell; what nobody judged is unknown, never none."""
    coverage = row.coverage if row else Coverage.UNKNOWN
    is_said = coverage in {Coverage.CORE, Coverage.PARTIAL}
    return CoverageCell(coverage.value, str(CELL_WORDS[coverage]), bool(row and row.issuer_only and is_said))
