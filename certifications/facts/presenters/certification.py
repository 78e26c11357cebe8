"""A certification's page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.domain.certification import Certification
from certifications.domain.facts import currency
from certifications.domain.statements import CertificationName
from certifications.domain.vocabulary import Status
from certifications.facts.presenters.advice import AdviceView, advice_view
from certifications.facts.presenters.coverage import CoverageView, coverage_view, judged_words, sentence
from certifications.facts.presenters.disputes import (
    ContradictionView,
    ErrorView,
    SourceView,
    contradiction_views,
    error_views,
    source_views,
)
from certifications.facts.presenters.fact_sheet import FactGroup, fact_groups
from certifications.facts.presenters.glance import GlanceRow, glance_rows
from certifications.facts.presenters.meta import page_meta
from certifications.facts.presenters.progressions import ProgressionsView, progressions_of
from certifications.models import CertificationPage
from certifications.models.certification import ORIENTATIONS
from certifications.queries.advice import advice_on
from certifications.queries.fact_sources import source_name
from certifications.queries.fact_words import Names
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.marks import MarkMaker
from certifications.wording.words import currency_sentence
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, DefinedTerm, PageMeta

ORIENTATION_LABELS = dict(ORIENTATIONS)


@dataclass(frozen=True, slots=True)
class OfficialLink:
    """The issuer's own page, and whether a person opened it."""

    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Headword:
    """The head of the page."""

    name: str
    abbreviation: str
    issuer: str
    official: OfficialLink | None
    own_offer: str
    status: str
    naming_note: str
    currency: str


@dataclass(frozen=True, slots=True)
class CertificationView:
    """A certification's page."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    head: Headword
    glance: tuple[GlanceRow, ...]
    groups: tuple[FactGroup, ...]
    body: StreamValue
    places: tuple[DefinedTerm, ...]
    judged: str
    coverage: CoverageView
    progressions: ProgressionsView
    advice: AdviceView
    errors: tuple[ErrorView, ...]
    contradictions: tuple[ContradictionView, ...]
    not_found: tuple[str, ...]
    sources: tuple[SourceView, ...]


def present_certification_page(page: CertificationPage, _request: HttpRequest) -> CertificationView:
    """A certification's page as a visitor, or an editor previewing a draft, sees it."""
    entry = queries.entry_of(page)
    certification = entry.certification
    names = titles_of(entry.names)
    marks = MarkMaker(site_date(), page.translation_key, entry.checkers)
    here = own_name(certification)
    advice = advice_view(
        advice_on(certification.slug, certification.issuer.key), here, entry.names, marks.today
    )
    glance = glance_rows(
        certification, names, marks, has_roles=bool(advice.roles.served), changes=advice.changes
    )
    return CertificationView(
        meta=page_meta(page, certification, glance),
        breadcrumbs=breadcrumbs(page),
        title=certification.title,
        head=headword(page, certification, marks),
        glance=glance,
        groups=fact_groups(
            certification.facts,
            names,
            marks,
            ahead=certification.facts_ahead,
            entry_note=sentence(page.entry_note),
        ),
        body=page.body,
        places=places_of(certification),
        judged=judged_words(certification.judgement),
        coverage=coverage_view(certification, page.coverage_why),
        progressions=progressions_of(here, entry.names, entry.progressions, marks.today),
        advice=advice,
        errors=error_views(entry.statements.errors),
        contradictions=contradiction_views(entry.statements.contradictions),
        not_found=tuple(line for line in page.not_found.splitlines() if line.strip()),
        sources=source_views(entry.statements.sources),
    )


def titles_of(known: tuple[CertificationName, ...]) -> Names:
    """How others are named inside a sentence."""
    return {name.slug: name.title for name in known}


def own_name(certification: Certification) -> CertificationName:
    """The certification as its neighbours would name it."""
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


def headword(page: CertificationPage, certification: Certification, marks: MarkMaker) -> Headword:
    """The head of a certification's page."""
    return Headword(
        name=certification.title,
        abbreviation=certification.abbreviation if certification.abbreviation != certification.title else "",
        issuer=certification.issuer.name,
        official=official_link(page.official_url, was_opened=page.official_url_checked),
        own_offer=own_offer_words(certification),
        status=status_words(certification.status),
        naming_note=sentence(certification.naming_note),
        currency=currency_sentence(currency(certification.facts, marks.today)),
    )


def official_link(url: str, *, was_opened: bool) -> OfficialLink | None:
    """The issuer's page, with what to know before one follows the link."""
    if not url:
        return None
    note = "" if was_opened else _("we have not opened this page yet")
    return OfficialLink(source_name(url), url, note)


def own_offer_words(certification: Certification) -> str:
    """What to know when whoever runs this site sells the certification; else empty."""
    if not certification.issuer.is_publisher:
        return ""
    return _(
        "%(issuer)s, which awards this certification, also runs this site. Read what it says of itself as "
        "you would read any seller’s words."
    ) % {"issuer": certification.issuer.name}


def status_words(status: Status) -> str:
    """What a certification's state means for the reader; empty for one that is simply offered."""
    return {
        Status.ANNOUNCED: _(
            "Announced, or too early to verify: we found nothing that shows that it can be booked today. "
            "It is listed apart and never recommended."
        ),
        Status.BEING_SUPERSEDED: _(
            "Being superseded: a newer version is on sale. See below what follows it."
        ),
        Status.WITHDRAWN: _(
            "Withdrawn: nobody can take it any more. It stays here for those who hold it, and is never "
            "recommended."
        ),
    }.get(status, "")


def places_of(certification: Certification) -> tuple[DefinedTerm, ...]:
    """Where editors put it: discipline, level, what it certifies."""
    fits = ", ".join(term.name for term in certification.also_fits)
    return (
        DefinedTerm(_("Discipline"), certification.discipline.name),
        *((DefinedTerm(_("Also fits"), fits),) if fits else ()),
        DefinedTerm(_("Level"), certification.level.name),
        DefinedTerm(_("Certifies"), str(ORIENTATION_LABELS[certification.orientation.value])),
    )
