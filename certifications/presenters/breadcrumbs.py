"""The way to a page of the catalogue."""

from django.utils.translation import gettext as _

from certifications.models import CataloguePage, CertificationPage
from portal.shared.components import Breadcrumb

# The root of a site's pages; the tree's own root, above it, is nobody's page.
HOME_DEPTH = 2


def breadcrumbs(page: CataloguePage | CertificationPage) -> tuple[Breadcrumb, ...]:
    """The pages above this one, from the home page down: one query."""
    above = page.get_ancestors().filter(depth__gte=HOME_DEPTH).order_by("depth")
    return tuple(
        Breadcrumb(
            label=_("Home") if ancestor.depth == HOME_DEPTH else ancestor.title, url=ancestor.get_url() or ""
        )
        for ancestor in above
    )
