"""Which of Wagtail's events change what visitors see."""

from typing import Any

from django.db.models.signals import (  # noqa: TID251 - Wagtail tells of new restrictions and sites in no other way
    post_delete,
    post_save,
)
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from portal.shared import page_cache


def purge_on_change(**_event: Any) -> None:
    """Purge kept pages; takes any signal's arguments."""
    page_cache.purge()


def purge_unless_page(sender: type, **_event: Any) -> None:
    """Purge kept pages for what is no page itself: pages tell of themselves by signals of their own."""
    if not issubclass(sender, Page):
        page_cache.purge()


def connect() -> None:
    """Listen to pages published, unpublished, moved or restricted, to their sites, and to all else that goes
    live: names of issuers and terms stand on many pages.
    """
    for event in (page_published, page_unpublished, post_page_move):
        event.connect(purge_on_change, dispatch_uid="portal.shared.cache_purge")
    for event in (published, unpublished):
        event.connect(purge_unless_page, dispatch_uid="portal.shared.cache_purge.unless_page")
    for saved_or_deleted in (post_save, post_delete):
        for model in (PageViewRestriction, Site):
            saved_or_deleted.connect(purge_on_change, sender=model, dispatch_uid="portal.shared.cache_purge")
