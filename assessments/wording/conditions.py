"""Conditions of rules in words: what is asked, and how an outcome's answers meet or miss it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.outcomes.outcome import Check
from assessments.wording.texts import Wording
from portal.shared.words import either, in_a_sentence, listed, number_words


def condition_words(condition: Condition, wording: Wording) -> str:
    """What a condition asks, as a clause without a full stop."""
    match condition:
        case ScoreCondition():
            return _score(condition, wording)
        case DifferenceCondition():
            return _difference(condition, wording)
        case AnswerCondition():
            return _answer(condition, wording)
        case CountCondition() | NumberCondition():
            return _amount(condition, wording)
        case NotSureCondition(percent=percent):
            return _("more than %(percent)d%% of the answers are “not sure”") % {"percent": percent}
        case SameAnswerCondition(questions=questions):
            asked = listed([f"“{wording.question(key)}”" for key in questions])
            return _("you gave the same answer to all of %(questions)s") % {"questions": asked}


def _score(condition: ScoreCondition, wording: Wording) -> str:
    pattern = (
        _("%(dimension)s has at least %(percent)d%% of its points")
        if condition.bound is Bound.AT_LEAST
        else _("%(dimension)s has at most %(percent)d%% of its points")
    )
    return pattern % {"dimension": wording.dimension(condition.dimension), "percent": condition.percent}


def _difference(condition: DifferenceCondition, wording: Wording) -> str:
    return difference_words(
        wording.dimension(condition.first),
        wording.dimension(condition.second),
        condition.percent,
        is_least=condition.bound is Bound.AT_LEAST,
    )


def difference_words(first: str, second: str, percent: int, *, is_least: bool) -> str:
    """How far one score is ahead of another or behind it, in whole percentage points of either sign."""
    ahead, points = percent >= 0, abs(percent)
    if is_least and ahead:
        text = ngettext(
            "the score for %(first)s is at least %(points)d percentage point above that for %(second)s",
            "the score for %(first)s is at least %(points)d percentage points above that for %(second)s",
            points,
        )
    elif is_least:
        text = ngettext(
            "the score for %(first)s is at most %(points)d percentage point below that for %(second)s",
            "the score for %(first)s is at most %(points)d percentage points below that for %(second)s",
            points,
        )
    elif ahead:
        text = ngettext(
            "the score for %(first)s is at most %(points)d percentage point above that for %(second)s",
            "the score for %(first)s is at most %(points)d percentage points above that for %(second)s",
            points,
        )
    else:
        text = ngettext(
            "the score for %(first)s is at least %(points)d percentage point below that for %(second)s",
            "the score for %(first)s is at least %(points)d percentage points below that for %(second)s",
            points,
        )
    return text % {"first": in_a_sentence(first), "second": in_a_sentence(second), "points": points}


def _answer(condition: AnswerCondition, wording: Wording) -> str:
    choices = [f"“{wording.choice(condition.question, choice)}”" for choice in condition.choices]
    values = {"question": wording.question(condition.question)}
    match condition.matching:
        case Matching.ANY_OF:
            values["choices"] = either(choices)
            return _("you answered %(choices)s to “%(question)s”") % values
        case Matching.NONE_OF:
            return _("you did not answer %(choices)s to “%(question)s”") % {
                **values,
                "choices": either(choices),
            }
        case Matching.ALL_OF:
            values["choices"] = listed(choices)
            return _("you answered %(choices)s to “%(question)s”") % values


def _amount(condition: CountCondition | NumberCondition, wording: Wording) -> str:
    is_least = condition.bound is Bound.AT_LEAST
    if isinstance(condition, CountCondition):
        number = number_words(condition.count)
        pattern = (
            ngettext(
                "you gave at least %(number)s answer to “%(question)s”",
                "you gave at least %(number)s answers to “%(question)s”",
                condition.count,
            )
            if is_least
            else ngettext(
                "you gave at most %(number)s answer to “%(question)s”",
                "you gave at most %(number)s answers to “%(question)s”",
                condition.count,
            )
        )
    else:
        number = wording.amount(condition.question, condition.number)
        pattern = (
            _("you answered %(number)s or more to “%(question)s”")
            if is_least
            else _("you answered %(number)s or fewer to “%(question)s”")
        )
    return pattern % {"question": wording.question(condition.question), "number": number}


def lacking_words(check: Check, wording: Wording) -> str:
    """How many points a missed condition is away; empty where that is not told in points."""
    if check.lacking is None:
        return ""
    condition = check.condition
    dimension = (
        condition.dimension
        if isinstance(condition, ScoreCondition)
        else condition.first
        if isinstance(condition, DifferenceCondition)
        else ""
    )
    more = isinstance(condition, ScoreCondition | DifferenceCondition) and condition.bound is Bound.AT_LEAST
    text = (
        ngettext(
            "you needed %(points)d more point for %(dimension)s",
            "you needed %(points)d more points for %(dimension)s",
            check.lacking,
        )
        if more
        else ngettext(
            "you had %(points)d point too many for %(dimension)s",
            "you had %(points)d points too many for %(dimension)s",
            check.lacking,
        )
    )
    return text % {"points": check.lacking, "dimension": wording.dimension(dimension)}
