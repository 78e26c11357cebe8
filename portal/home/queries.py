"""What the frame of every page is made of, and what leads to a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.db.models import F, Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from portal.home.models import HomePage, InformationPage, SiteSettings
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.shared.markdown_pages import MarkdownPage
from portal.shared.public_addresses import PublicAddress

# Types of pages that speak of the site itself; the foot of every page links them.
ABOUT_THE_SITE = ("informationpage", "correctionspage")


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page that the frame links. `kind` is the name of its page type, such as "cataloguepage"."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class FrameContent:
    """What editors and administrators say of the site as a whole."""

    site_name: str
    publisher: str
    publisher_interest: str
    menu: tuple[MenuPage, ...]
    about: tuple[MenuPage, ...]


def frame_content(site: Site | None) -> FrameContent:
    """Name, publisher, menu and foot of a site: two queries, or none while the same generation is kept.

    Without a page cache (PAGE_CACHE_SECONDS = 0) nothing is kept.
    """
    if site is None:
        return FrameContent(
            settings.WAGTAIL_SITE_NAME, publisher="", publisher_interest="", menu=(), about=()
        )
    if settings.PAGE_CACHE_SECONDS <= 0:
        return _read_frame_content(site)
    key = f"frame:{site.pk}:{page_cache.generation()}"
    kept: FrameContent | None = caches[page_cache.PAGES].get(key)
    if kept is None:
        kept = _read_frame_content(site)
        caches[page_cache.PAGES].set(key, kept, settings.PAGE_CACHE_SECONDS)
    return kept


def _read_frame_content(site: Site) -> FrameContent:
    publisher, interest = SiteSettings.objects.live().filter(site=site).values_list(
        "publisher", "publisher_interest"
    ).first() or ("", "")
    linked = _linked_pages(site)
    return FrameContent(
        site_name=site.site_name or settings.WAGTAIL_SITE_NAME,
        publisher=publisher,
        publisher_interest=interest,
        menu=tuple(page for page, in_menu in linked if in_menu),
        about=tuple(page for page, in_menu in linked if not in_menu),
    )


def _linked_pages(site: Site) -> list[tuple[MenuPage, bool]]:
    """The pages below the home page that the frame links, each with whether it is in the menu: one query."""
    root = site.root_page
    pages = (
        Page.objects.filter(live=True, depth=root.depth + 1, path__startswith=root.path)
        .filter(Q(show_in_menus=True) | Q(content_type__model__in=ABOUT_THE_SITE))
        .annotate(kind=F("content_type__model"))
        .order_by("path")
    )
    return [
        (
            MenuPage(title=page.title, url=page.get_url(current_site=site) or "", kind=page.kind),
            page.show_in_menus,
        )
        for page in pages
    ]


def pages_above(page: Page) -> tuple[MenuPage, ...]:
    """The pages above one, from the home page down: one query."""
    above = page.get_ancestors().filter(depth__gt=1).annotate(kind=F("content_type__model"))
    return tuple(
        MenuPage(title=ancestor.title, url=ancestor.get_url() or "", kind=ancestor.kind)
        for ancestor in above.order_by("depth")
    )


def page_addresses() -> Iterator[PublicAddress]:
    """Every page of the site that everybody may read, changed when it was last published. Three queries."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True) if site else ()
    for page in pages:
        published = page.last_published_at
        url = page.get_url(current_site=site)
        if url:
            yield PublicAddress(url, site_date(published) if published else None)


def pages_of_the_site() -> Iterator[MarkdownPage]:
    """The home page and the pages about the site, as language models are told of them. Two queries."""
    group = _("About this site")
    for model, note in ((HomePage, "introduction"), (InformationPage, "summary")):
        for page in model.objects.live().public().order_by("path"):
            published = page.last_published_at
            day = site_date(published) if published else None
            yield MarkdownPage(page.get_url() or "", page.title, group, getattr(page, note), day)
