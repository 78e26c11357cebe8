"""What an employer gets from a certification and what not: facts and signed judgements, no promises."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_sources import SourcedLine, SourceList
from certifications.domain.certification import Certification
from certifications.domain.vocabulary import RecognitionTopic
from certifications.queries.fact_words import value_words
from portal.shared.words import author_words, day_words

MOST_SHOWN, MOST_SAID = 4, 2
# How many hold it, and in which regions it counts, says little to one employer.
TOPICS = frozenset(
    {
        RecognitionTopic.ACCREDITATION,
        RecognitionTopic.EFFECT,
        RecognitionTopic.EMPLOYER_RULE,
        RecognitionTopic.JOB_ADVERTS,
        RecognitionTopic.VERIFY,
    }
)


@dataclass(frozen=True, slots=True)
class GainsView:
    """`shown` is what the certificate validates, `said` what sources say of it elsewhere, `suits` whom
    editors hold it to be for, with who says so; `not_shown` what nobody should expect.
    """

    shown: tuple[str, ...]
    shown_from: SourcedLine | None
    said: tuple[SourcedLine, ...]
    suits: str
    suits_by: str
    not_shown: tuple[str, ...]


def present_gains(slug: str, material: Material, sources: SourceList) -> GainsView:
    """What an employer gets from a certification, and what not."""
    facts = material.catalogue.facts_of(slug)
    validates = facts.facts_of("validates")[:MOST_SHOWN] if facts else ()
    # What is said of several at once means little beside the name of one.
    alone = [
        item
        for item in material.book.recognitions(slug)
        if len(item.certifications) == 1 and item.topic in TOPICS
    ]
    return GainsView(
        shown=tuple(value_words(fact, {}) for fact in validates),
        shown_from=sources.line("", "", validates) if validates else None,
        said=tuple(sources.statement(item.statement, item.grounds) for item in alone[:MOST_SAID]),
        suits=facts.who_it_suits if facts else "",
        suits_by=_judged(facts) if facts else "",
        not_shown=_not_shown(facts),
    )


def _judged(facts: Certification) -> str:
    return _("Judgement by: %(author)s, %(day)s.") % {
        "author": author_words(facts.judgement.author),
        "day": day_words(facts.judgement.made_on),
    }


def _not_shown(facts: Certification | None) -> tuple[str, ...]:
    cycle = facts.fact("renewal.cycle_years") if facts else None
    ends = _("Lasting proof. It ends after %(cycle)s unless renewed.")
    return (
        _("A promise of good work. It shows that the person met the issuer’s rules at the time."),
        _("A gain in money or results. We found no facts that show one, so we promise none."),
        _("The employer’s property. It belongs to the person, even after they leave."),
        *((ends % {"cycle": value_words(cycle, {})},) if cycle else ()),
    )
