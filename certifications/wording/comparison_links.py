"""Addresses at which certifications are compared: `/compare/?c=pmp&c=csm`.

The order of the names is the order of the columns. Whatever the order, it is one page to search engines:
its canonical address has the names in the alphabet's order.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from certifications.domain.chosen import chosen_slugs

PARAMETER = "c"
ROLES_PARAMETER = "r"
DIFFERENCES_PARAMETER = "rows"
ALL_ROWS = "all"


def comparison_url(slugs: Iterable[str], *, all_rows: bool = False) -> str:
    """Where these certifications are compared, each once, in this order; without any, where to choose."""
    return _with_names("certifications:compare", chosen_slugs(slugs), all_rows=all_rows)


def roles_comparison_url(keys: Iterable[str]) -> str:
    """Where these role families are compared, each once, in this order; without any, where to choose."""
    query = [(ROLES_PARAMETER, key) for key in chosen_slugs(keys)]
    address = reverse("certifications:compare_roles")
    return f"{address}?{urlencode(query)}" if query else address


def embedded_comparison_url(slugs: Iterable[str]) -> str:
    """Where the same comparison is by itself, for a frame on another site."""
    return _with_names("certifications:compare_embed", chosen_slugs(slugs), all_rows=False)


def comparison_file_url(slugs: Iterable[str]) -> str:
    """Where the same comparison is had as a file."""
    return _with_names("certifications:compare_file", chosen_slugs(slugs), all_rows=False)


def canonical_comparison_url(slugs: Iterable[str]) -> str:
    """The one address that search engines know a comparison by, whatever the order of its names."""
    return comparison_url(sorted(slugs))


def _with_names(name: str, slugs: Iterable[str], *, all_rows: bool) -> str:
    query = [(PARAMETER, slug) for slug in slugs]
    if all_rows:
        query.append((DIFFERENCES_PARAMETER, ALL_ROWS))
    return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)
