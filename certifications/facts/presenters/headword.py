"""The head of a certification's page: name, issuer, what to know first, and what a reader can do next."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, currency
from certifications.domain.vocabulary import Status
from certifications.facts.presenters.coverage import sentence
from certifications.models import CertificationPage
from certifications.queries.fact_sources import source_name
from certifications.wording.marks import MarkMaker
from certifications.wording.own_offer import own_offer_words, unranked_words
from certifications.wording.words import date_words
from portal.shared.addresses import optional_url


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
    collected: str


@dataclass(frozen=True, slots=True)
class Actions:
    """What a reader can do next. An address is empty where the room that has it is absent."""

    slug: str
    name: str
    plan_url: str
    follow_url: str
    report_url: str
    can_compare: bool


def headword(page: CertificationPage, certification: Certification, marks: MarkMaker) -> Headword:
    """The head of a certification's page."""
    return Headword(
        name=certification.title,
        abbreviation=certification.abbreviation if certification.abbreviation != certification.title else "",
        issuer=certification.issuer.name,
        official=official_link(page.official_url, was_opened=page.official_url_checked),
        own_offer=own_offer_words(certification),
        # What the publisher has yet to publish says more than that it is announced.
        status="" if unranked_words(certification) else status_words(certification.status),
        naming_note=sentence(certification.naming_note),
        collected=collected_words(certification.facts, marks.today),
    )


def official_link(url: str, *, was_opened: bool) -> OfficialLink | None:
    """The issuer's page, with what to know before one follows the link."""
    if not url:
        return None
    note = "" if was_opened else _("we have not opened this page yet")
    return OfficialLink(source_name(url), url, note)


def status_words(status: Status) -> str:
    """What a certification's state means for the reader; empty for one that is simply offered."""
    return {
        Status.ANNOUNCED: _(
            "Announced, or too early to verify: we found nothing that shows that it can be booked today. "
            "We list it separately and never recommend it."
        ),
        Status.BEING_SUPERSEDED: _(
            "Being superseded: a newer version is on sale. See below what replaces it."
        ),
        Status.WITHDRAWN: _(
            "Withdrawn: it can no longer be taken. We list it for people who hold it, and never recommend it."
        ),
    }.get(status, "")


def collected_words(facts: tuple[Fact, ...], today: date) -> str:
    """When the facts were collected and what ✓ means, once for all of them; empty without facts."""
    state = currency(facts, today)
    if not state.total:
        return ""
    days = sorted({fact.collected_on for fact in facts})
    first, last = date_words(days[0]), date_words(days[-1])
    if first == last:
        said = _("We collected these facts on %(day)s") % {"day": first}
    else:
        said = _("We collected these facts between %(first)s and %(last)s") % {"first": first, "last": last}
    if state.checked:
        said = _("%(said)s; ✓ marks those a person has checked since") % {"said": said}
    else:
        said = _("%(said)s and have not checked them since") % {"said": said}
    if not state.stale:
        return f"{said}."
    stale = ngettext("%(count)d is stale", "%(count)d are stale", state.stale) % {"count": state.stale}
    return f"{said}. {stale}."


def actions_of(page: CertificationPage, certification: Certification) -> Actions:
    """What a reader can do next."""
    plan = optional_url("assessments:plan")
    return Actions(
        slug=certification.slug,
        name=certification.short_name,
        plan_url=f"{plan}?{urlencode({'certification': certification.slug})}" if plan else "",
        follow_url=optional_url("certifications:follow", certification.slug),
        report_url=optional_url("certifications:report_problem", page.translation_key),
        can_compare=certification.status is not Status.WITHDRAWN,
    )
