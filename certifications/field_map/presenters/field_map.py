"""The page with the map, and the map by itself for other sites."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.field_map.disciplines import LineKind
from certifications.domain.field_map.map_filter import MapFilter, fits
from certifications.field_map.presenters.filter_form import MapFilterView, RoleWeek, filter_view
from certifications.field_map.presenters.picture import picture_of
from certifications.field_map.presenters.picture_values import MapPicture
from certifications.field_map.presenters.table import TableGroup, table_of
from certifications.field_map.presenters.words import KIND_WORDS, LINE_WORDS, MARK_WORDS
from certifications.field_map.queries import MapMatter
from certifications.wording.embed_links import oembed_url
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, Link, PageMeta, home_breadcrumb
from portal.shared.words import day_words

# Of the frame that other sites put around the map, in CSS pixels.
EMBED_HEIGHT = 900
# Of the legend in the file, in units of the drawing.
SIGN_WIDTH = 430
SIGNS_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark or a line of the map, and what it says."""

    kind: str
    is_line: bool
    label: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The page. `embed` is the markup that puts the map on another site, `day` that of reading."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    is_empty: bool
    filter: MapFilterView
    picture: MapPicture | None
    legend: tuple[LegendItem, ...]
    week: RoleWeek | None
    table: tuple[TableGroup, ...]
    rooms: tuple[Link, ...]
    embed: str
    oembed_url: str
    day: str


@dataclass(frozen=True, slots=True)
class EmbeddedMapView:
    """The map by itself: what is around it, and where it comes from."""

    title: str
    canonical_url: str
    picture: MapPicture | None
    legend: tuple[LegendItem, ...]
    home_url: str


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """An item of the legend where the file has it."""

    x: int
    y: int
    item: LegendItem


@dataclass(frozen=True, slots=True)
class DrawingView:
    """The map as a file: the picture, if there is any, and what is below it."""

    picture: MapPicture | None
    legend: tuple[PlacedSign, ...]
    height: int
    home_url: str


def shown_by(matter: MapMatter, wanted: MapFilter) -> frozenset[str]:
    """The slugs of what a filter asks for."""
    return frozenset(
        one.slug
        for one in matter.certifications
        if fits(one, wanted, matter.served.get(one.slug, frozenset()))
    )


def present_map(matter: MapMatter, wanted: MapFilter) -> MapView:
    """The page, filtered."""
    shown = shown_by(matter, wanted)
    introduction = _(
        "Certifications by kind of work and by level, with what leads from one to the next. Choose one to "
        "read what it requires, costs and covers. The publisher’s own offers are marked."
    )
    return MapView(
        meta=PageMeta(title="", description=introduction),
        breadcrumbs=breadcrumbs_to(matter, _("Map")),
        title=_("Map of certifications"),
        introduction=introduction,
        is_empty=not matter.certifications,
        filter=filter_view(matter, wanted, len(shown), reverse("certifications:field_map")),
        picture=picture_of(matter, shown) if matter.certifications else None,
        legend=legend(),
        week=week_of(matter, wanted.role),
        table=table_of(matter, shown),
        rooms=rooms(),
        embed=embed_markup(),
        oembed_url=oembed_url(reverse("certifications:field_map")),
        day=day_words(site_date()),
    )


def present_embedded_map(matter: MapMatter, wanted: MapFilter) -> EmbeddedMapView:
    """The map by itself. Its links leave the frame, which may show no page of ours but this one."""
    return EmbeddedMapView(
        title=_("Map of certifications"),
        canonical_url=settings.BASE_URL + reverse("certifications:field_map_embed"),
        picture=picture_of(matter, shown_by(matter, wanted), target="_top")
        if matter.certifications
        else None,
        legend=legend(),
        home_url=reverse("certifications:field_map"),
    )


def present_drawing(matter: MapMatter) -> DrawingView:
    """The map as a file of its own; its links are whole addresses, so that they lead here from anywhere."""

    def absolute(url: str) -> str:
        return f"{settings.BASE_URL}{url}"

    every = frozenset(one.slug for one in matter.certifications)
    picture = picture_of(matter, every, url=absolute) if matter.certifications else None
    top, left = (picture.height, picture.label_width) if picture else (0, 0)
    signs = tuple(
        PlacedSign(
            left + SIGN_WIDTH * (number % SIGNS_IN_A_ROW), top + 14 + 26 * (number // SIGNS_IN_A_ROW), item
        )
        for number, item in enumerate(legend())
    )
    height = signs[-1].y + 58
    return DrawingView(picture, signs, height, absolute(reverse("certifications:field_map")))


def legend() -> tuple[LegendItem, ...]:
    """Every line and mark, with what it says."""
    lines = tuple(LegendItem(kind.value, True, str(LINE_WORDS[kind])) for kind in LineKind)
    return lines + tuple(LegendItem(mark, False, str(words)) for mark, words in MARK_WORDS.items())


def rooms() -> tuple[Link, ...]:
    """The pages beside each other in this room."""
    return (
        Link(_("Map"), reverse("certifications:field_map")),
        Link(_("What they cover"), reverse("certifications:coverage")),
        Link(_("What they cost"), reverse("certifications:costs")),
    )


def breadcrumbs_to(matter: MapMatter, here: str) -> tuple[Breadcrumb, ...]:
    """The way to a page of this room, through the catalogue."""
    catalogue = Breadcrumb(_("Catalogue"), matter.catalogue_url)
    return (home_breadcrumb(), *((catalogue,) if matter.catalogue_url else ()), Breadcrumb(here))


def week_of(matter: MapMatter, role: str) -> RoleWeek | None:
    """The week of a role in words; None without a role."""
    found = next((item for item in matter.roles if item.key == role), None)
    if found is None or not found.week:
        return None
    return RoleWeek(found.name, found.description, str(KIND_WORDS[found.kind_of_work]), found.week)


def embed_markup() -> str:
    """What somebody copies into a page of their own."""
    address = settings.BASE_URL + reverse("certifications:field_map_embed")
    title = _("Map of certifications")
    size = f'width="100%" height="{EMBED_HEIGHT}"'
    return f'<iframe src="{address}" title="{title}" {size} loading="lazy"></iframe>'
