"""What an employer gets from a certification and what not: facts and signed judgements, no promises."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_costs import SourcedLine, SourceView, sourced_line
from certifications.domain.advice import Recognition
from certifications.domain.certification import Certification
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import value_words
from portal.shared.words import day_words

MOST_SHOWN, MOST_SAID = 4, 2


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


def present_gains(slug: str, material: Material) -> GainsView:
    """What an employer gets from a certification, and what not."""
    facts = material.catalogue.facts_of(slug)
    validates = facts.facts_of("validates")[:MOST_SHOWN] if facts else ()
    return GainsView(
        shown=tuple(value_words(fact, {}) for fact in validates),
        shown_from=sourced_line("", "", validates, material.today) if validates else None,
        said=tuple(_said(item) for item in material.book.recognitions(slug)[:MOST_SAID]),
        suits=facts.who_it_suits if facts else "",
        suits_by=_judged(facts) if facts else "",
        not_shown=_not_shown(facts),
    )


def _said(item: Recognition) -> SourcedLine:
    grounds = item.grounds
    name = source_name(grounds.source_url) or grounds.source_note
    return SourcedLine(
        label="",
        value=item.statement,
        status=_dated(item),
        sources=(SourceView(name, source_link(grounds.source_url)),),
        care=grounds.caution,
    )


def _dated(item: Recognition) -> str:
    grounds = item.grounds
    if grounds.verified_on:
        return _("checked %(date)s") % {"date": day_words(grounds.verified_on)}
    return _("collected %(date)s, not checked") % {"date": day_words(grounds.collected_on)}


def _judged(facts: Certification) -> str:
    return _("judgement of %(author)s, %(day)s") % {
        "author": facts.judgement.author,
        "day": day_words(facts.judgement.made_on),
    }


def _not_shown(facts: Certification | None) -> tuple[str, ...]:
    cycle = facts.fact("renewal.cycle_years") if facts else None
    ends = _("A lasting proof. It ends after %(cycle)s unless it is renewed.")
    return (
        _("A promise of good work. It shows that the person met the issuer’s rules at the time."),
        _("A gain in money or results. We hold no fact that shows one, so this page promises none."),
        _("Something that the employer owns. It belongs to the person, also when they leave."),
        *((ends % {"cycle": value_words(cycle, {})},) if cycle else ()),
    )
