"""Cells of a comparison that rest on facts: what they say of one certification."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.comparisons.presenters.compared import Compared, ComparisonContext
from certifications.domain.cost_over_time import CostCase, is_course_compulsory
from certifications.domain.demands import Span
from certifications.domain.exam import is_without_exam
from certifications.domain.facts import Fact
from certifications.domain.payments import Payer
from certifications.domain.vocabulary import Stage
from certifications.facts.presenters.glance import exam_words
from certifications.queries.fact_words import held_words, value_words, with_unit
from certifications.wording.cost_words import (
    PAYERS,
    get_words,
    keep_words,
    payment_words,
    total_words,
)
from certifications.wording.judgement_words import STAGE_WORDS
from portal.shared.words import listed, number_words, sentence_case

# Roles that a cell names before it says how many more there are.
MOST_ROLES = 4


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell says, line by line; nothing where it is unknown. `small` explains the lines.

    `is_judged` marks what rests on the judgement about the certification and not on facts.
    """

    lines: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    small: tuple[str, ...] = ()
    is_judged: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it says anything."""
        return bool(self.lines)


def said(words: str, facts: Iterable[Fact] = (), *small: str) -> CellWords:
    """A cell of one line; unknown where there are no words."""
    lines = (sentence_case(words),) if words else ()
    return CellWords(lines, tuple(facts), tuple(line for line in small if line))


def who(one: Compared, _context: ComparisonContext) -> CellWords:
    """Whom it suits, as its page says."""
    return CellWords(
        (one.certification.who_it_suits,) if one.certification.who_it_suits else (), is_judged=True
    )


def roles(one: Compared, _context: ComparisonContext) -> CellWords:
    """Jobs that it serves, each with the stage from which on."""
    shown = [
        _("%(role)s, %(stage)s") % {"role": item.role, "stage": str(STAGE_WORDS[Stage(item.stage)]).lower()}
        for item in one.roles[:MOST_ROLES]
    ]
    more = len(one.roles) - len(shown)
    if more > 0:
        shown.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return CellWords(tuple(shown), is_judged=True)


def experience(one: Compared, _context: ComparisonContext) -> CellWords:
    """Months before entry, over all routes, and how many routes there are."""
    facts = _route_facts(one, "experience_months", "experience_points", "education")
    demands = one.demands
    if demands is None:
        return CellWords(())
    if demands.by_points:
        return said(_("points for education and experience"), facts)
    if demands.months is None:
        return CellWords((), facts)
    months = [_months(kind, span) for kind, span in demands.months if span.high]
    words = listed(months) or _("none")
    several = demands.routes > 1 and any(span.low != span.high for _kind, span in demands.months)
    note = _("depending on education and route") if several else ""
    return said(words, facts, note)


def _months(kind: str, span: Span) -> str:
    months = with_unit(span.high, "months")
    if not span.low and span.high:
        months = _("up to %(high)s") % {"high": months}
    elif span.low != span.high:
        months = _("%(low)s to %(high)s") % {"low": number_words(span.low), "high": months}
    return _("%(months)s (%(kind)s)") % {"months": months, "kind": kind} if kind else months


def course(one: Compared, context: ComparisonContext) -> CellWords:
    """Whether a course has to be taken first, and how long it is."""
    facts = (
        *one.certification.facts_of("prerequisites.course"),
        *one.certification.facts_of("prerequisites.course_hours"),
        *_route_facts(one, "course_required", "training_hours"),
    )
    hours = course_hours(one)
    if is_course_compulsory(one.certification, one.routes):
        length = with_unit(hours, "hours") if hours else ""
        words = _("compulsory, %(length)s") % {"length": length} if length else _("compulsory")
        provider = one.certification.fact("prerequisites.course_provider")
        return said(words, facts, value_words(provider, context.names) if provider else "")
    stated = one.certification.fact("prerequisites.course")
    if stated is None and not is_without_training(one):
        return CellWords((), facts)
    recommended = stated is not None and stated.value.casefold().startswith("recommended")
    return said(_("recommended, not compulsory") if recommended else _("none required"), facts)


def is_without_training(one: Compared) -> bool:
    """Whether sources say of every route that it asks for no hours of training, and so for no course."""
    return bool(one.routes) and all(route.training_hours == 0 and not route.course for route in one.routes)


def course_hours(one: Compared) -> int | None:
    """The hours of the compulsory course, or the least that a route asks for."""
    stated = one.certification.fact("prerequisites.course_hours")
    if stated is not None and isinstance(stated.typed, int) and stated.typed:
        return stated.typed
    asked = [route.training_hours for route in one.routes if route.training_hours]
    return min(asked) if asked else None


def held(one: Compared, context: ComparisonContext) -> CellWords:
    """Certifications that have to be held first."""
    facts = _route_facts(one, "certs_required")
    if not one.routes:
        return CellWords(())
    asked = [held_words(item, context.names) for route in one.routes for item in route.certifications]
    if not asked:
        return said(_("none"), facts)
    words = "; ".join(dict.fromkeys(asked))
    if all(route.certifications for route in one.routes):
        return said(words, facts)
    return said(_("none on one route"), facts, _("on another: %(names)s") % {"names": words})


def exam(one: Compared, context: ComparisonContext) -> CellWords:
    """Questions and minutes, else that there is no exam."""
    keys = ("exam.questions", "exam.minutes")
    facts = [fact for key in keys for fact in one.certification.facts_of(key)[:1]]
    if not facts and is_without_exam(one.certification.facts):
        return _no_exam(one)
    return said(exam_words(one.certification, context.names, in_hours=False) if facts else "", facts)


def stated(key: str, one: Compared, context: ComparisonContext) -> CellWords:
    """What facts of one key say, as their page says it."""
    facts = one.certification.facts_of(key)
    return said("; ".join(value_words(fact, context.names) for fact in facts), facts)


def stated_of_exam(key: str, one: Compared, context: ComparisonContext) -> CellWords:
    """What facts of one key say of the exam; that there is none where they say so of nothing else."""
    found = stated(key, one, context)
    return _no_exam(one) if not found.is_known and is_without_exam(one.certification.facts) else found


def _no_exam(one: Compared) -> CellWords:
    return said(_("no exam"), one.certification.facts_of("exam.format"))


def to_get(one: Compared, _context: ComparisonContext) -> CellWords:
    """What it costs until somebody has it, for members and others."""
    lines = tuple(_for(case, get_words(case)) for case in one.cost.cases)
    payments = [line for case in one.cost.cases for line in map(payment_words, case.to_get)]
    facts = [fact for case in one.cost.cases for payment in case.to_get for fact in payment.facts]
    several = any(len(case.to_get) > 1 for case in one.cost.cases)
    return _priced(one, lines, facts, [*(payments if several else ()), *_held_first(one)])


def six_years(one: Compared, _context: ComparisonContext) -> CellWords:
    """What getting and keeping it costs in six years."""
    lines = tuple(_for(case, total_words(case)) for case in one.cost.cases)
    facts = [fact for case in one.cost.cases for payment in case.payments for fact in payment.facts]
    bills = [_for(case, "; ".join(map(payment_words, case.payments))) for case in one.cost.cases]
    return _priced(one, lines, facts, [bill for bill in bills if bill.count("; ") or "×" in bill])


def keep(one: Compared, _context: ComparisonContext) -> CellWords:
    """What keeping it costs in six years."""
    lines = tuple(_for(case, keep_words(one.cost, case)) for case in one.cost.cases)
    facts = [fact for case in one.cost.cases for payment in case.to_keep for fact in payment.facts]
    return CellWords(tuple(dict.fromkeys(map(sentence_case, lines))), (*dict.fromkeys(facts),))


def _priced(one: Compared, lines: tuple[str, ...], facts: list[Fact], small: list[str]) -> CellWords:
    if not any(case.payments for case in one.cost.cases):
        return CellWords((), (*dict.fromkeys(facts),))
    return CellWords(
        tuple(dict.fromkeys(map(sentence_case, lines))), (*dict.fromkeys(facts),), (*dict.fromkeys(small),)
    )


def _held_first(one: Compared) -> list[str]:
    return [_("Not including the certification that you need first.")] if one.cost.needs_certification else []


def _for(case: CostCase, words: str) -> str:
    if case.payer is Payer.EVERYBODY or not words:
        return words
    return _("%(who)s: %(words)s") % {"who": PAYERS[case.payer], "words": words}


def _route_facts(one: Compared, *fields: str) -> tuple[Fact, ...]:
    return tuple(
        fact for route in one.routes for fact in route.facts if fact.key.rpartition(".")[2] in fields
    )
