"""What the frame of every page is made of."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from wagtail.models import Page, Site

from portal.home.models import SiteSettings
from portal.shared import page_cache


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page that the main navigation links."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FrameContent:
    """What editors and administrators say of the site as a whole."""

    site_name: str
    publisher: str
    publisher_interest: str
    menu: tuple[MenuPage, ...]


def frame_content(site: Site | None) -> FrameContent:
    """Name, publisher and menu of a site: two queries, or none while the same generation is kept.

    Without a page cache (PAGE_CACHE_SECONDS = 0) nothing is kept.
    """
    if site is None:
        return FrameContent(settings.WAGTAIL_SITE_NAME, publisher="", publisher_interest="", menu=())
    if settings.PAGE_CACHE_SECONDS <= 0:
        return _read_frame_content(site)
    key = f"frame:{site.pk}:{page_cache.generation()}"
    kept: FrameContent | None = caches[page_cache.PAGES].get(key)
    if kept is None:
        kept = _read_frame_content(site)
        caches[page_cache.PAGES].set(key, kept, settings.PAGE_CACHE_SECONDS)
    return kept


def _read_frame_content(site: Site) -> FrameContent:
    publisher, interest = SiteSettings.objects.filter(site=site).values_list(
        "publisher", "publisher_interest"
    ).first() or ("", "")
    return FrameContent(
        site_name=site.site_name or settings.WAGTAIL_SITE_NAME,
        publisher=publisher,
        publisher_interest=interest,
        menu=tuple(
            MenuPage(title=page.title, url=page.get_url(current_site=site) or "")
            for page in _menu_pages(site.root_page)
        ),
    )


def _menu_pages(root: Page) -> list[Page]:
    return list(
        Page.objects.filter(
            live=True, show_in_menus=True, depth=root.depth + 1, path__startswith=root.path
        ).order_by("path")
    )
