"""Addresses of what other rooms may have, as the front of the site links them."""

from portal.home import queries
from portal.shared.addresses import optional_url
from portal.shared.blocks.start_assessment import assessment_listers, load_assessment_link

# Types of pages that have places of their own in the header.
CATALOGUE, COMPARISON, ARTICLES = "cataloguepage", "disciplinecomparisonpage", "articleindexpage"
# Views that link anything: the page for a search, any certifications side by side, the map of all of them.
SEARCH, COMPARE, MAP = "search:search", "certifications:compare", "certifications:field_map"


def search_address(menu: tuple[queries.MenuPage, ...]) -> str:
    """Where words are searched, as `?q=…`: the page for that, else the catalogue, else nowhere."""
    return optional_url(SEARCH) or address_of(menu, CATALOGUE)


def address_of(menu: tuple[queries.MenuPage, ...], kind: str) -> str:
    """Where the first page of a type is read that the menu has; empty without one."""
    return next((page.url for page in menu if page.kind == kind), "")


def start_address() -> str:
    """Where finding a path begins: the only assessment that can be taken, else the list of them.

    At most three queries.
    """
    choices = (choice for _name, choices in assessment_listers for choice in choices())
    open_ones = [choice.public_id for choice in choices if choice.is_open]
    only = load_assessment_link(open_ones[0]) if len(open_ones) == 1 else None
    return only.url if only else optional_url("assessments:index")
