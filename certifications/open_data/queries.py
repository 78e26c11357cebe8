"""What the catalogue gives away: all that everybody may read of certifications, in one order."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.checks import Error

from certifications.domain.advice import DatedChange
from certifications.domain.certification import Certification
from certifications.domain.licences import LICENCES, Licence
from certifications.domain.statements import Progression, ReadSource
from certifications.domain.vocabulary import SourceQuality
from certifications.models import CertificationPage
from certifications.open_data.mapping import OpenCertification
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_by_key
from certifications.queries.progressions import progressions
from portal.shared.clock import site_date
from portal.shared.page_cache import generation


@dataclass(frozen=True, slots=True)
class OpenCatalogue:
    """All of it: certifications by slug, progressions by their ends, dated changes in the editors' order."""

    certifications: tuple[OpenCertification, ...]
    progressions: tuple[Progression, ...]
    changes: tuple[DatedChange, ...]


# By generation and day; one at a time.
_kept: dict[tuple[int, date], OpenCatalogue] = {}


def open_licence() -> Licence | None:
    """The terms of the data (OPEN_DATA_LICENCE); None where the site gives none away."""
    return LICENCES.get(settings.OPEN_DATA_LICENCE)


def licence_problems(**_of_the_check: object) -> list[Error]:
    """A name of a licence that we do not know, for `manage.py check`: the site would give nothing away."""
    if settings.OPEN_DATA_LICENCE in {"", *LICENCES}:
        return []
    known = ", ".join(LICENCES)
    words = f"OPEN_DATA_LICENCE is “{settings.OPEN_DATA_LICENCE}”. Leave it empty, or name one of: {known}."
    return [Error(words, id="certifications.E001")]


def open_catalogue() -> OpenCatalogue:
    """The catalogue, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages. After a change, and on another day, five and those of
    `kept_by_key` and `all_advice`.
    """
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        kept = _read()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_open_catalogue() -> None:
    """Read it again at the next use."""
    _kept.clear()


def _read() -> OpenCatalogue:
    known = kept_by_key()
    pages = CertificationPage.objects.filter(translation_key__in=known).prefetch_related("sources")
    return OpenCatalogue(
        certifications=tuple(
            _certification(page, known[page.translation_key]) for page in pages.order_by("slug")
        ),
        progressions=progressions(),
        changes=all_advice().changes,
    )


def _certification(page: CertificationPage, value: Certification) -> OpenCertification:
    return OpenCertification(
        key=page.translation_key,
        value=value,
        official_url=page.official_url,
        read=tuple(
            ReadSource(row.url, row.reference, row.source_date or None, SourceQuality(row.quality), row.note)
            for row in page.sources.all()
            if row.quality
        ),
        not_found=tuple(line for line in map(str.strip, page.not_found.splitlines()) if line),
    )
