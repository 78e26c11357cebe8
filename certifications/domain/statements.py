"""What is said about a certification beside its facts: progressions, contradictions, errors, sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from certifications.domain.certification import Certification, Term
from certifications.domain.facts import (
    SHELF_LIFE_DAYS,
    Confidence,
    FactKind,
    Freshness,
    digest_of,
    freshness_until,
)
from certifications.domain.vocabulary import ProgressionKind, SourceQuality


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a statement comes from and how sure it is.

    `source_url` is empty when the source is not on the web; then `source_note` describes it. `source_date` is
    the source's own date as text, and None when it is undated. `verified_on` is None until a person checked
    the live source.
    """

    source_url: str
    source_note: str
    source_date: str | None
    collected_on: date
    confidence: Confidence
    also: tuple[str, ...] = ()
    caution: str = ""
    note: str = ""
    verified_on: date | None = None

    @property
    def runs_from(self) -> date:
        """The day from which its age counts: when it was checked, else when it was collected."""
        return self.verified_on or self.collected_on


@dataclass(frozen=True, slots=True)
class CertificationName:
    """A certification as others name it and link to it."""

    slug: str
    title: str
    abbreviation: str
    url: str
    issuer: str
    discipline: str
    level: Term
    also_fits: tuple[str, ...] = ()

    @property
    def disciplines(self) -> frozenset[str]:
        """The keys of every discipline in whose lists it stands."""
        return frozenset((self.discipline, *self.also_fits))


def name_of(certification: Certification) -> CertificationName:
    """What others call a certification."""
    return CertificationName(
        slug=certification.slug,
        title=certification.title,
        abbreviation=certification.abbreviation,
        url=certification.url,
        issuer=certification.issuer.name,
        discipline=certification.discipline.key,
        level=certification.level,
        also_fits=tuple(term.key for term in certification.also_fits),
    )


@dataclass(frozen=True, slots=True)
class Progression:
    """From one certification to another. Ends are slugs; “ext:…” is not in the catalogue.

    `waives` names what of the entry rules it replaces ("training_hours", "months", or "months:" and a kind),
    and `needs_active` whether only while the first is active; both are for what waives alone.
    """

    start: str
    end: str
    kind: ProgressionKind
    detail: str
    grounds: Grounds
    waives: tuple[str, ...] = ()
    needs_active: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """What it leads from and to."""
        return self.start, self.end

    @property
    def is_unread_waiver(self) -> bool:
        """Whether it waives something, and no editor said yet what: so it waives nothing in any result."""
        return self.kind is ProgressionKind.WAIVES and not self.waives

    @property
    def digest(self) -> str:
        """SHA-256 of what it states, hexadecimal: what a check of it speaks of."""
        source = self.grounds.source_url or self.grounds.source_note
        return digest_of(f"{self.start} {self.kind} {self.end}", self.detail, source)

    @property
    def fresh_until(self) -> date:
        """The last day of its shelf life: that of an entry rule, which it is in another form."""
        return self.grounds.runs_from + timedelta(days=SHELF_LIFE_DAYS[FactKind.PREREQUISITE])

    def freshness(self, today: date) -> Freshness:
        """Its freshness on a day."""
        return freshness_until(self.fresh_until, self.grounds.verified_on, today)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of different sources that cannot all be true, side by side."""

    topic: str
    claims: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class DatedAddress:
    """An address and the year of what stands there; the year is empty when it is not known."""

    url: str
    year: str


@dataclass(frozen=True, slots=True)
class CommonError:
    """What other pages get wrong, where it was seen, and what corrects it."""

    wrong: str
    better: str
    seen_at: tuple[DatedAddress, ...]
    corrected_by: tuple[DatedAddress, ...]


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was read for a certification."""

    url: str
    reference: str
    source_date: str | None
    quality: SourceQuality
    note: str


@dataclass(frozen=True, slots=True)
class Statements:
    """All of one certification's page."""

    contradictions: tuple[Contradiction, ...]
    errors: tuple[CommonError, ...]
    sources: tuple[ReadSource, ...]


EXTERNAL = "ext:"
# Names of ends outside the catalogue, as inside a sentence; others are named by their key.
EXTERNAL_NAMES: dict[str, str] = {
    "a-cspo": "Advanced Certified Scrum Product Owner (A-CSPO)",
    "abpmp-cbpp": "Certified Business Process Professional (CBPP)",
    "apm-chpp": "Chartered Project Professional (ChPP)",
    "apm-ppq": "APM Project Professional Qualification (PPQ)",
    "apmg-cm-practitioner": "APMG Change Management Practitioner",
    "ascm-cpim": "Certified in Planning and Inventory Management (CPIM)",
    "asq-cqa": "Certified Quality Auditor (CQA)",
    "cmi-foundation-chartered-manager": "Foundation Chartered Manager (CMI)",
    "csp-po": "Certified Scrum Professional, Product Owner (CSP-PO)",
    "csp-sm": "Certified Scrum Professional, ScrumMaster (CSP-SM)",
    "da-workshop": "a Disciplined Agile workshop",
    "dassm": "Disciplined Agile Senior Scrum Master (DASSM)",
    "gac-degree": "a degree accredited by PMI’s Global Accreditation Center (GAC)",
    "hrci-phr": "Professional in Human Resources (PHR)",
    "iassc-icbb": "IASSC Black Belt",
    "icp-atf": "Agile Team Facilitation (ICP-ATF)",
    "ifma-fmp": "Facility Management Professional (FMP)",
    "ipma-a": "IPMA Level A",
    "itil-4-managing-professional": "ITIL 4 Managing Professional",
    "itil-5-advanced": "other higher ITIL Version 5 certificates",
    "itil-5-master": "ITIL Master",
    "itil-5-practice-module": "ITIL practice modules (Version 5)",
    "itil-5-transformation": "ITIL Transformation (Version 5)",
    "kmp": "Kanban Management Professional (KMP)",
    "msp-practitioner": "MSP Practitioner",
    "omg-oceb2-intermediate": "OCEB 2 Intermediate",
    "p3o-practitioner": "P3O Practitioner",
    "psm-ii": "Professional Scrum Master II (PSM II)",
    "pspo-ii": "Professional Scrum Product Owner II (PSPO II)",
    "servicenow-advanced": "advanced ServiceNow courses",
    "shrm-scp": "SHRM Senior Certified Professional (SHRM-SCP)",
    "third-party-agile-cert": "an agile certificate from another issuer",
}


def is_outside_catalogue(end: str) -> bool:
    """Whether an end names what has no page: marked as such, or merged into a certification since."""
    return end.startswith(EXTERNAL) or end in EXTERNAL_NAMES


def external_name(end: str) -> str:
    """The name of an end that is not in the catalogue."""
    key = end.removeprefix(EXTERNAL)
    return EXTERNAL_NAMES.get(key) or key.replace("-", " ").capitalize()


# More neighbours than these are one click away, in the catalogue.
MOST_NEIGHBOURS = 8


def neighbours_of(
    here: CertificationName, names: Iterable[CertificationName]
) -> tuple[CertificationName, ...]:
    """Certifications that share a discipline, also one they fit beside their own.

    Those of the nearest level first, then by name.
    """
    others = [name for name in names if name.disciplines & here.disciplines and name.slug != here.slug]
    others.sort(
        key=lambda name: (
            abs(name.level.order - here.level.order),
            name.level.order,
            name.title,
            name.slug,
        )
    )
    return tuple(others[:MOST_NEIGHBOURS])
