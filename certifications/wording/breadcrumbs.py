"""The way to a page."""

from wagtail.models import Page

from portal.shared.components import Breadcrumb, home_breadcrumb

# The root of a site's pages; the tree's own root, above it, is nobody's page.
HOME_DEPTH = 2


def breadcrumbs(page: Page) -> tuple[Breadcrumb, ...]:
    """The pages above this one, from the home page down: one query."""
    above = page.get_ancestors().filter(depth__gte=HOME_DEPTH).order_by("depth")
    return tuple(
        home_breadcrumb()
        if ancestor.depth == HOME_DEPTH
        else Breadcrumb(ancestor.title, ancestor.get_url() or "")
        for ancestor in above
    )
