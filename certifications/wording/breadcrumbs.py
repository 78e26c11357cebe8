"""The way to a page."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.shared.components import Breadcrumb

# The root of a site's pages; the tree's own root, above it, is nobody's page.
HOME_DEPTH = 2


def breadcrumbs(page: Page) -> tuple[Breadcrumb, ...]:
    """The pages above this one, from the home page down: one query."""
    above = page.get_ancestors().filter(depth__gte=HOME_DEPTH).order_by("depth")
    return tuple(
        Breadcrumb(
            label=_("Home") if ancestor.depth == HOME_DEPTH else ancestor.title, url=ancestor.get_url() or ""
        )
        for ancestor in above
    )
