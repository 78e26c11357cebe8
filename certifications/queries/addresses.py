"""Certifications as search engines are told of them. Part of the door."""

from collections.abc import Iterator

from certifications.domain.facts import currency
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.public_addresses import PublicAddress


def certification_addresses() -> Iterator[PublicAddress]:
    """Every certification that everybody may read, as old as the oldest fact on its page.

    A page that was saved yesterday with facts from spring is one from spring. No query while they are kept.
    """
    today = site_date()
    for one in kept_certifications():
        yield PublicAddress(one.url, currency((*one.facts, *one.facts_ahead), today).oldest)
