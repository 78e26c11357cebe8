"""What is said of one certification: all of it, or one of its facts."""

from collections.abc import Iterable

from django.conf import settings

from certifications.assistants.presenters.answers import (
    NO_SOURCE,
    CertificationAnswer,
    FactsAnswer,
    JudgementAnswer,
)
from certifications.assistants.presenters.facts import name_answer, writer_of
from certifications.domain.certification import Certification, is_bookable
from certifications.domain.facts import FactKind
from certifications.domain.fields import field_of
from certifications.domain.unknowns import UnknownItem, unknowns_of
from certifications.models.certification import STATUSES
from certifications.queries.evidence import kept_evidence
from certifications.wording.own_offer import unranked_words
from certifications.wording.words import key_words
from portal.shared.clock import site_date
from portal.shared.markdown_pages import markdown_url

STATUS_WORDS = dict(STATUSES)
# What is unknown where no fact of a kind is stated, and none is expected by name.
WHOLE_KINDS = {
    FactKind.EXAM: "What the exam is like",
    FactKind.FEE: "What it costs (fees)",
    FactKind.PREREQUISITE: "What entry asks for (routes, prerequisites)",
    FactKind.RENEWAL: "How to keep it (renewal)",
    FactKind.CONTENT: "What it shows (content)",
}


def certification_answer(certification: Certification) -> CertificationAnswer:
    """Everything that its page states."""
    writer = writer_of(certification)
    facts = writer.facts(certification.facts)
    return CertificationAnswer(
        certification=name_answer(certification),
        as_of=writer.today,
        markdown=settings.BASE_URL + markdown_url(certification.url),
        status=str(STATUS_WORDS[certification.status.value]),
        can_be_booked=is_bookable(certification),
        discipline=certification.discipline.name or "unknown",
        level=certification.level.name or "unknown",
        judgement=judgement_answer(certification),
        facts=facts,
        facts_ahead=writer.facts(certification.facts_ahead),
        unknown=unknown_labels(certification, _looked_for(certification)),
    )


def judgement_answer(certification: Certification) -> JudgementAnswer | None:
    """The judgement with who made it, when and on what basis; None where any of that is missing.

    An own offer about which the publisher has not said enough has that said instead of a verdict.
    """
    made = certification.judgement
    if not (made.author and made.basis):
        return None
    return JudgementAnswer(
        verdict=unranked_words(certification) or certification.verdict or None,
        suits=certification.who_it_suits or None,
        does_not_suit=certification.who_it_does_not_suit or None,
        author=made.author,
        made_on=made.made_on,
        basis=made.basis,
    )


def facts_answer(certification: Certification, key: str) -> FactsAnswer | None:
    """What is stated under a key, or that it is unknown; None for a key that no fact can have."""
    if field_of(key) is None:
        return None
    writer = writer_of(certification)
    facts = writer.facts(certification.facts_of(key))
    return FactsAnswer(
        certification=name_answer(certification),
        as_of=site_date(),
        key=key,
        label=key_words(key),
        facts=facts,
        facts_ahead=writer.facts(one for one in certification.facts_ahead if one.key == key),
        unknown=None if facts else NO_SOURCE,
    )


def unknown_labels(certification: Certification, looked_for: Iterable[str] = ()) -> tuple[str, ...]:
    """What editors looked for in vain, and what readers expect and no fact states, not even an announced
    one.
    """
    known = (*certification.facts, *certification.facts_ahead)
    return tuple(_unknown_label(one) for one in unknowns_of(known, looked_for))


def _looked_for(certification: Certification) -> tuple[str, ...]:
    evidence = kept_evidence().by_slug.get(certification.slug)
    return evidence.not_found if evidence else ()


def _unknown_label(item: UnknownItem) -> str:
    if item.field is not None:
        return f"{item.field.label} ({item.field.key})"
    return WHOLE_KINDS[item.kind] if item.kind else item.words
