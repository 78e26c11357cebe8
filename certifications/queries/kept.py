"""All published certifications, kept in the memory of the process while the catalogue stays as it is."""

from datetime import date

from certifications.domain.certification import Certification
from certifications.queries import published_certifications
from portal.shared.clock import site_date
from portal.shared.page_cache import generation

# By generation and day; one at a time.
_kept: dict[tuple[int, date], tuple[Certification, ...]] = {}


def kept_certifications() -> tuple[Certification, ...]:
    """All certifications that everybody may read, at most `page_cache.GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages. After a change, and on another day, those of
    `published_certifications`: facts come into force and end by the day.
    """
    # Read first: what is published while the catalogue is read belongs to a later generation.
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        kept = published_certifications()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_certifications() -> None:
    """Read the catalogue again at the next use."""
    _kept.clear()
