"""A certification's page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from certifications.domain.certification import Certification
from certifications.domain.statements import CertificationName, name_of
from certifications.facts.presenters.advice import AdviceView, advice_view
from certifications.facts.presenters.cost import six_years_words
from certifications.facts.presenters.coverage import CoverageView, coverage_view, judged_words, sentence
from certifications.facts.presenters.disputes import DisputesView, disputes_view
from certifications.facts.presenters.fact_sheet import FactGroup, fact_groups
from certifications.facts.presenters.glance import GlanceRow, glance_rows
from certifications.facts.presenters.headword import Actions, Headword, actions_of, headword
from certifications.facts.presenters.meta import page_meta
from certifications.facts.presenters.progressions import ProgressionsView, progressions_of
from certifications.facts.presenters.timeline import ChangesByDate, timeline_view
from certifications.facts.presenters.verdict import HeadVerdict, verdict_view
from certifications.models import CertificationPage
from certifications.models.certification import ORIENTATIONS
from certifications.queries.advice import advice_on
from certifications.queries.entries import Entry, entry_of
from certifications.queries.fact_words import Names
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.marks import MarkMaker, evidence_url
from certifications.wording.source_index import CitedSource, SourceIndex
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, DefinedTerm, PageMeta

ORIENTATION_LABELS = dict(ORIENTATIONS)


@dataclass(frozen=True, slots=True)
class CertificationView:
    """A certification's page."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    head: Headword
    verdict: HeadVerdict
    actions: Actions
    glance: tuple[GlanceRow, ...]
    groups: tuple[FactGroup, ...]
    body: StreamValue
    places: tuple[DefinedTerm, ...]
    judged: str
    coverage: CoverageView
    progressions: ProgressionsView
    advice: AdviceView
    timeline: ChangesByDate
    sources_url: str
    disputes: DisputesView
    # Facts and changes cite the lowest numbers, which are printed; the others are read last.
    cited_by_facts: tuple[CitedSource, ...]
    cited_besides: tuple[CitedSource, ...]


def present_certification_page(page: CertificationPage, request: HttpRequest) -> CertificationView:
    """A certification's page as a visitor, or an editor previewing a draft, sees it."""
    entry = entry_of(page, is_draft=getattr(request, "is_preview", False))
    certification = entry.certification
    on = advice_on(certification.slug, certification.issuer.key)
    names = titles_of(entry.names)
    marks = marks_of(page, entry)
    here = name_of(certification)
    note = sentence(page.entry_note)
    groups = fact_groups(certification.facts, names, marks, ahead=certification.facts_ahead, entry_note=note)
    timeline = timeline_view(certification, on.changes, names, marks)
    of_facts = marks.sources.cited()
    six_years = six_years_words(certification, entry.published)
    advice = advice_view(on, here, entry.names, marks)
    glance = glance_rows(certification, names, marks, six_years=six_years, ahead=timeline.ahead)
    return CertificationView(
        meta=page_meta(page, certification, glance),
        breadcrumbs=breadcrumbs(page),
        title=certification.title,
        head=headword(page, certification, marks),
        verdict=verdict_view(certification, on, advice, entry.published),
        actions=actions_of(page, certification),
        glance=glance,
        groups=groups,
        body=page.body,
        places=places_of(certification),
        judged=judged_words(certification.judgement),
        coverage=coverage_view(certification, page.coverage_why),
        progressions=progressions_of(here, entry.names, entry.progressions, marks),
        advice=advice,
        timeline=timeline,
        sources_url=evidence_url(),
        disputes=disputes_view(entry.statements, page.not_found, certification.issuer, marks),
        cited_by_facts=of_facts,
        cited_besides=marks.sources.cited()[len(of_facts) :],
    )


def marks_of(page: CertificationPage, entry: Entry) -> MarkMaker:
    """What makes the marks of a page, with an index of its sources that fills as they are made."""
    index = SourceIndex(entry.statements.sources, entry.certification.issuer)
    return MarkMaker(site_date(), page.translation_key, entry.checkers, index)


def titles_of(known: tuple[CertificationName, ...]) -> Names:
    """How others are named inside a sentence."""
    return {name.slug: name.title for name in known}


def places_of(certification: Certification) -> tuple[DefinedTerm, ...]:
    """Where editors put it: discipline, level, what it certifies."""
    fits = ", ".join(term.name for term in certification.also_fits)
    return (
        DefinedTerm(_("Discipline"), certification.discipline.name),
        *((DefinedTerm(_("Also fits"), fits),) if fits else ()),
        DefinedTerm(_("Level"), certification.level.name),
        DefinedTerm(_("Certifies"), str(ORIENTATION_LABELS[certification.orientation.value])),
    )
