"""A trial as its page shows it: what it changes in a sentence, what was beside what is, and the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.outcomes.outcome import Outcome, Requirement
from assessments.domain.trials.inputs import AS_ANSWERED, SubmittedAnswers, Tried, role_question
from assessments.results.presenters.decision import DecisionView, mid_sentence, present_decision
from assessments.results.presenters.trial_effect import OPEN, Side, TrialEffect, Weight, effects
from assessments.results.presenters.trial_rows import TrialRow, changed_rows, unchanged_heads
from assessments.wording.texts import Wording
from certifications.domain.certification import Certification
from portal.shared.components import Breadcrumb, PathMark
from portal.shared.words import day_words, listed, month_words, number_words


@dataclass(frozen=True, slots=True)
class TrialView:
    """A trial. `sentence` says what it changes; empty while nothing is tried.

    `rows` are what differs, `same` names the rest. `notes` say by which catalogue and which day it goes.
    """

    breadcrumbs: tuple[Breadcrumb, ...]
    result_url: str
    reset_url: str
    sentence: str
    rows: tuple[TrialRow, ...]
    same: str
    notes: tuple[str, ...]
    mark: PathMark
    path_name: str
    decision: DecisionView
    steps: tuple[str, ...]


def in_force(certification: Certification, day: date) -> Certification:
    """A certification with the facts that are in force on a later day, as far as they are announced."""
    known = (*certification.facts, *certification.facts_ahead)
    return replace(
        certification,
        facts=tuple(fact for fact in known if fact.is_in_force(day)),
        facts_ahead=tuple(fact for fact in known if fact.is_ahead(day)),
    )


def present_trial(
    stored: Side, before: Side, after: Side, answered: SubmittedAnswers, tried: Tried, *, submission: UUID
) -> TrialView:
    """What is tried, beside the answers by today's catalogue; `stored` is the outcome that is kept."""
    wording, outcome = after.material.wording, after.outcome
    result_url = reverse("assessments:result", args=[submission])
    is_tried = tried != AS_ANSWERED
    same = unchanged_heads(before, after) if is_tried else ()
    return TrialView(
        breadcrumbs=(
            Breadcrumb(_("Assessment"), reverse("assessments:index")),
            Breadcrumb(_("Your result"), result_url),
            Breadcrumb(_("What if")),
        ),
        result_url=result_url,
        reset_url=reverse("assessments:what_if", args=[submission]),
        sentence=_sentence(before, after, answered, tried) if is_tried else "",
        rows=changed_rows(before, after),
        same=_same(same),
        notes=tuple(_notes(stored, before, tried)),
        mark=wording.mark(outcome.path),
        path_name=wording.path(outcome.path),
        decision=present_decision(outcome, (), after.material),
        steps=tuple(wording.of(f"steps/{step}") for step in outcome.steps),
    )


def _same(heads: Sequence[str]) -> str:
    if not heads:
        return ""
    return _("Unchanged: %(heads)s.") % {"heads": listed([mid_sentence(head) for head in heads])}


def _sentence(before: Side, after: Side, answered: SubmittedAnswers, tried: Tried) -> str:
    words = {"tried": listed([*_tried_words(tried, answered, after.material.wording)])}
    effect = next(effects(before, after), None)
    if effect:
        return _("With %(tried)s, %(effect)s.") % {**words, "effect": _clause(effect, after)}
    if after.first is None:
        return _("Nothing changes with %(tried)s: we still have no certification to suggest.") % words
    stays = _("Nothing changes with %(tried)s: you still begin with %(name)s.") % {
        **words,
        "name": after.name(after.first.slug),
    }
    return " ".join(filter(None, (stays, _why_not(before, after, answered, tried))))


def _clause(effect: TrialEffect, after: Side) -> str:
    """What is different; before what is less important, that the first step stays."""
    if effect.weight is Weight.GREAT or after.first is None:
        return effect.clause
    whole = {
        Weight.ADDS: _("you still begin with %(name)s, and %(effect)s"),
        Weight.TAKES: _("you still begin with %(name)s, but %(effect)s"),
    }[effect.weight]
    return whole % {"name": after.name(after.first.slug), "effect": effect.clause}


def _why_not(before: Side, after: Side, answered: SubmittedAnswers, tried: Tried) -> str:
    """Why a trial changes nothing, where one thing was tried and the reason is known."""
    if tried == Tried(hours_a_week=tried.hours_a_week) and not _waits_for_training(before.outcome):
        return _("No step of your plan depends on training.")
    if tried == Tried(is_paid_by_others=True):
        background = answered.definition.background
        if answered.sheet.get(background.budget) not in dict(background.amounts):
            return _("You set no limit on the cost.")
        return "" if any(before.limits.values()) else _("All of it is already within your budget.")
    if tried == Tried(start=tried.start) and after.first and after.first.eligibility.standing in OPEN:
        return _("It is open to you then too.")
    return ""


def _waits_for_training(outcome: Outcome) -> bool:
    entries = [entry.eligibility for entry in outcome.plan]
    entries += [item.eligibility for entry in outcome.plan for item in entry.instead]
    return any(
        missing.requirement is Requirement.TRAINING_HOURS for entry in entries for missing in entry.missing
    )


def _tried_words(tried: Tried, answered: SubmittedAnswers, wording: Wording) -> Iterator[str]:
    """What is tried, as it follows “with”."""
    background = answered.definition.background
    if tried.hours_a_week is not None:
        yield ngettext("%(number)s hour a week", "%(number)s hours a week", tried.hours_a_week) % {
            "number": number_words(tried.hours_a_week)
        }
    if tried.start:
        yield _("a start in %(month)s") % {"month": month_words(tried.start)}
    if tried.budget is not None and not tried.is_paid_by_others:
        yield _budget_words(dict(background.amounts).get(tried.budget))
    if tried.is_paid_by_others:
        yield _("someone else paying")
    if tried.role is not None:
        yield _role_words(tried.role, role_question(background, answered.visible), wording)
    if tried.region is not None:
        yield (
            _("“%(choice)s” as your region") % {"choice": wording.choice(background.region, tried.region)}
            if tried.region
            else _("no region")
        )


def _budget_words(amount: int | None) -> str:
    if amount is None:
        return _("no limit on what it costs")
    if amount == 0:
        return _("nothing to spend")
    return _("up to USD %(amount)s to spend") % {"amount": number_words(amount)}


def _role_words(role: str, question: str, wording: Wording) -> str:
    return (
        _("“%(choice)s” as your role") % {"choice": wording.choice(question, role)} if role else _("no role")
    )


def _notes(stored: Side, before: Side, tried: Tried) -> Iterator[str]:
    """By which catalogue and which day it is reckoned, and what has changed by itself since the result."""
    yield _("This is a trial. We save nothing, and your result stays the same.")
    if tried.start:
        yield _("This uses today’s facts and the changes announced up to %(month)s.") % {
            "month": month_words(tried.start)
        }
    else:
        yield _("This uses today’s catalogue.")
    if not stored.material.asked.is_past:
        return
    yield _(
        "Your result is from %(day)s. We assume that you have carried on working as you told us then."
    ) % {"day": day_words(stored.outcome.as_of)}
    moved = next(effects(stored, before), None)
    if moved:
        yield _("Even if you change nothing, %(moved)s today.") % {"moved": _clause(moved, before)}
