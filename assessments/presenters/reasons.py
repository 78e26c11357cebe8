"""Reasons as sentences. A reason is data; every code has its sentence here, and an unknown one is a fault."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definition import Bound
from assessments.domain.outcome import Reason
from assessments.presenters.conditions import difference_words
from assessments.presenters.wording import Wording
from assessments.presenters.words import percent_of

Parameters = Mapping[str, str | int]


def reason_sentence(reason: Reason, wording: Wording) -> str:
    """A reason as a sentence.

    Raises:
        KeyError: no sentence is written for its code.
    """
    return SENTENCES[reason.code](dict(reason.parameters), reason.points, wording)


def _rule(given: Parameters, _points: int, wording: Wording) -> str:
    return wording.of(f"rules/{given['rule']}")


def _score(given: Parameters, _points: int, wording: Wording) -> str:
    points, attainable = int(given["points"]), int(given["attainable"])
    values = {
        "dimension": wording.dimension(str(given["dimension"])),
        "points": points,
        "attainable": attainable,
        "percent": percent_of(points, attainable),
        "bound": int(given["percent"]),
    }
    if given["bound"] == Bound.AT_LEAST:
        text = _(
            "%(dimension)s has %(points)d of %(attainable)d points, which is %(percent)d %%; "
            "%(bound)d %% or more were needed."
        )
    else:
        text = _(
            "%(dimension)s has %(points)d of %(attainable)d points, which is %(percent)d %%; "
            "%(bound)d %% or less were needed."
        )
    return text % values


def _difference(given: Parameters, _points: int, wording: Wording) -> str:
    first, second = (wording.dimension(str(given[name])) for name in ("first", "second"))
    clause = difference_words(first, second, int(given["percent"]), is_least=given["bound"] == Bound.AT_LEAST)
    return f"{clause}."


def _answer(given: Parameters, points: int, wording: Wording) -> str:
    question = str(given["question"])
    return ngettext(
        "“%(question)s” – you answered “%(choice)s”, which gives %(points)d point to %(dimension)s.",
        "“%(question)s” – you answered “%(choice)s”, which gives %(points)d points to %(dimension)s.",
        points,
    ) % {
        "question": wording.question(question),
        "choice": wording.choice(question, str(given["choice"])),
        "points": points,
        "dimension": wording.dimension(str(given["dimension"])),
    }


def _not_sure(given: Parameters, _points: int, _wording: Wording) -> str:
    return ngettext(
        "You were not sure about %(count)d of %(of)d questions that count; it counts for half its points.",
        "You were not sure about %(count)d of %(of)d questions that count; each counts for half its points.",
        int(given["count"]),
    ) % {"count": given["count"], "of": given["of"]}


SENTENCES: Mapping[str, Callable[[Parameters, int, Wording], str]] = {
    "rule": _rule,
    "score": _score,
    "difference": _difference,
    "answer": _answer,
    "not_sure": _not_sure,
}
