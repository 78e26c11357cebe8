"""The door: what other rooms may ask about certifications.

What reads facts reads the lists of how words are read too, from the memory of the process: six queries more
after an editor published or changed anything (certifications.readings).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Collate, Lower
from wagtail.models import Page

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.domain.fields import field_of
from certifications.domain.readings import Readings
from certifications.domain.statements import CertificationName
from certifications.mapping import (
    Checks,
    certification_from_page,
    facts_from_rows,
    name_from_page,
)
from certifications.models import (
    CataloguePage,
    CertificationCoverage,
    CertificationPage,
    Correction,
    CorrectionsPage,
    FactVerification,
)
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries.progressions import progressions as progressions
from certifications.readings import readings as readings
from portal.shared.clock import site_date
from portal.shared.components import Link

# What a certification is made of, beside the page's own row.
TERMS = ("issuer", "discipline", "level")
CHILDREN = ("facts", "also_fits")


def published_certifications(lists: Readings | None = None) -> tuple[Certification, ...]:
    """All certifications that everybody may read, by name. Six queries, however many there are.

    Their words are read by `lists`; those of the process where none are given.
    """
    return _read_certifications(_readable().order_by(Collate(Lower("title"), "C"), "path"), lists)


def published_certifications_fitting(disciplines: Collection[str]) -> tuple[Certification, ...]:
    """The published certifications that belong to or also fit one of these disciplines. Six queries."""
    belongs = Q(discipline__key__in=disciplines)
    also = Q(
        pk__in=CertificationPage.also_fits.through.objects.filter(discipline__key__in=disciplines).values(
            "certificationpage"
        )
    )
    return _read_certifications(_readable().filter(belongs | also))


def _read_certifications(
    found: QuerySet[CertificationPage], lists: Readings | None = None
) -> tuple[Certification, ...]:
    pages = list(found)
    if lists is None:
        lists = readings()
    checks = checks_of(page.translation_key for page in pages)
    today = site_date()
    return tuple(certification_from_page(page, checks, lists, today) for page in pages)


def _readable() -> QuerySet[CertificationPage]:
    coverage = Prefetch("coverage", CertificationCoverage.objects.select_related("focus_area"))
    pages: QuerySet[CertificationPage] = (
        CertificationPage.objects.live().public().select_related(*TERMS).prefetch_related(*CHILDREN, coverage)
    )
    return pages


def checks_of(certifications: Iterable[UUID]) -> Checks:
    """The day each statement of these certifications was last checked; one query."""
    checks = FactVerification.objects.in_effect(certification__in=list(certifications))
    rows = checks.order_by("verified_on", "pk")
    return {
        (certification, digest): verified_on
        for certification, digest, verified_on in rows.values_list("certification", "digest", "verified_on")
    }


def certification_names() -> tuple[CertificationName, ...]:
    """Names and addresses of all certifications that everybody may read, by name. Three queries."""
    return tuple(name_from_page(page) for page in _named())


def _named() -> QuerySet[CertificationPage]:
    pages: QuerySet[CertificationPage] = (
        CertificationPage.objects.live()
        .public()
        .select_related(*TERMS)
        .prefetch_related("also_fits")
        .order_by(Collate(Lower("title"), "C"), "path")
    )
    return pages


def catalogue_url() -> str:
    """Where the catalogue is read; empty while none is published."""
    page = CataloguePage.objects.live().first()
    return (page.get_url() or "") if page else ""


def corrections_url() -> str:
    """Where the log of corrections is read; empty while it is not published."""
    page = CorrectionsPage.objects.live().first()
    return (page.get_url() or "") if page else ""


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A fact as everybody may read it now: of which certification, where that is read and edited."""

    page_id: int
    certification: UUID
    title: str
    url: str
    fact: Fact


def published_facts(certification: UUID | None = None, key: str = "") -> tuple[PublishedFact, ...]:
    """The facts that readers see, of one certification or of all, of one key or of all.

    Those that come into force on a day ahead are among them. Four queries, however many there are.
    """
    pages = CertificationPage.objects.live().public().prefetch_related("facts")
    if certification is not None:
        pages = pages.filter(translation_key=certification)
    found = list(pages.order_by(Collate(Lower("title"), "C"), "path"))
    checks = checks_of(page.translation_key for page in found)
    lists, today = readings(), site_date()
    return tuple(
        PublishedFact(page.pk, page.translation_key, page.title, page.get_url() or "", fact)
        for page in found
        for fact in facts_from_rows(page.facts.all(), page.translation_key, checks, lists)
        if key in {"", fact.key} and not fact.is_over(today)
    )


def stated_by(facts: Iterable[PublishedFact]) -> str:
    """What facts of one key state, one a line: as a report keeps it, and as it is compared with later."""
    return "\n".join(" ".join(one.fact.stated.split()) for one in facts)


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """A fact of a certification that a person compared with its live source on a day."""

    label: str
    certification: str
    url: str
    verified_on: date


def latest_checks(count: int) -> tuple[CheckedFact, ...]:
    """The facts that were checked last, each once, of certifications that everybody may read. Two queries."""
    latest = (
        FactVerification.objects.in_effect()
        .exclude(key=PROGRESSION_KEY)
        .order_by("certification", "key", "-verified_on", "-pk")
        .distinct("certification", "key")
        .values("pk")
    )
    pages = {page.translation_key: page for page in CertificationPage.objects.live().public()}
    rows = FactVerification.objects.filter(pk__in=latest, certification__in=pages)[:count]
    return tuple(
        CheckedFact(
            label=field.label if (field := field_of(row.key)) else row.key,
            certification=pages[row.certification].title,
            url=pages[row.certification].get_url() or "",
            verified_on=row.verified_on,
        )
        for row in rows
    )


def certification_count() -> int:
    """How many certifications everybody may read. One query."""
    return int(CertificationPage.objects.live().public().count())


def urls_of(certifications: Iterable[UUID]) -> Mapping[UUID, str]:
    """Where these certifications are read, those that everybody may read; one query."""
    pages = CertificationPage.objects.live().public().filter(translation_key__in=set(certifications))
    return {page.translation_key: page.get_url() or "" for page in pages}


def links_to(model: type[Page], pages: Collection[int]) -> Mapping[int, Link]:
    """Titles and addresses of pages, those that everybody may read. Two queries; none for none."""
    if not pages:
        return {}
    found = model._default_manager.live().public().filter(pk__in=pages)
    return {page.pk: Link(page.title, page.get_url() or "") for page in found}


def titles_by_slug() -> Mapping[str, str]:
    """How certifications that everybody may read are called where others name them. One query."""
    return dict(CertificationPage.objects.live().public().values_list("slug", "title"))


def page_ids_of(certifications: Iterable[UUID]) -> Mapping[UUID, int]:
    """Where certifications are edited, published or not; one query."""
    return dict(
        CertificationPage.objects.filter(translation_key__in=set(certifications)).values_list(
            "translation_key", "pk"
        )
    )


def corrections() -> QuerySet[Correction]:
    """All corrections, the latest first; cut it to a page before reading."""
    return Correction.objects.order_by("-corrected_on", "-pk")
