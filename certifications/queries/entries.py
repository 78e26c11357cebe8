"""All that a certification's page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects

from certifications.domain.certification import Certification
from certifications.domain.statements import CertificationName, Progression, Statements, name_of
from certifications.mapping import certification_from_page, statements_from_page
from certifications.models import CertificationPage, FactVerification
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries.kept import kept_certifications
from certifications.queries.progressions import progressions_of
from certifications.readings import readings
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a certification's page shows. `checkers` are the names of who last checked, by digest.

    `published` are all certifications that everybody may read, `names` what they are called.
    """

    certification: Certification
    statements: Statements
    progressions: tuple[Progression, ...]
    names: tuple[CertificationName, ...]
    checkers: Mapping[str, str]
    published: tuple[Certification, ...]


def entry_of(page: CertificationPage, *, is_draft: bool = False) -> Entry:
    """What the page at hand shows, a draft's own rows in a preview, and the names of all others.

    Five queries, however much there is, while the catalogue is kept in the memory of the process (`kept`). Up
    to eight more for a draft, and for what not everybody may read: they have rows of their own.
    """
    published = kept_certifications()
    # In one query: steps to other certifications are checked under the key of the one that they lead to.
    rows = list(
        FactVerification.objects.in_effect()
        .filter(Q(certification=page.translation_key) | Q(key=PROGRESSION_KEY))
        .select_related("verified_by")
        .order_by("verified_on", "pk")
    )
    checks = [row for row in rows if row.certification == page.translation_key]
    steps = {row.digest: row.verified_on for row in rows if row.key == PROGRESSION_KEY}
    kept = None if is_draft else next((one for one in published if one.slug == page.slug), None)
    return Entry(
        certification=kept or _read(page, checks),
        statements=statements_from_page(page),
        progressions=progressions_of(page.slug, steps),
        names=tuple(map(name_of, published)),
        checkers={row.digest: row.verified_by.get_full_name() if row.verified_by else "" for row in checks},
        published=published,
    )


def _read(page: CertificationPage, checks: list[FactVerification]) -> Certification:
    """The certification of the page's own rows: the draft's where it has some, else the table's."""
    prefetch_related_objects(page.coverage.get_object_list(), "focus_area")
    checked = {(row.certification, row.digest): row.verified_on for row in checks}
    return certification_from_page(page, checked, readings(), site_date())
