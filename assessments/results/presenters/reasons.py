"""Reasons as sentences. A reason is data; every code has its sentence here, and an unknown one is a fault."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.conditions import Bound
from assessments.domain.outcomes.outcome import Reason, Score
from assessments.wording.conditions import difference_words
from assessments.wording.texts import Wording
from portal.shared.words import percent_of, sentence_case

Parameters = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence is made of: the reason's points, the texts, and all scores by dimension."""

    points: int
    wording: Wording
    scores: Mapping[str, Score]


def reason_sentence(reason: Reason, wording: Wording, scores: Iterable[Score]) -> str:
    """A reason as a sentence; `scores` are those of its outcome.

    Raises:
        KeyError: no sentence is written for its code.
    """
    said = Said(reason.points, wording, {score.dimension: score for score in scores})
    return SENTENCES[reason.code](dict(reason.parameters), said)


def said_sentence(reason: Reason, wording: Wording) -> str:
    """What somebody said, as a sentence: from the phrase that follows “because”, if there is one.

    For the reasons of engine 3 that name an answer.
    """
    given = dict(reason.parameters)
    question, choice = str(given["question"]), str(given["choice"])
    phrase = wording.of(f"reasons/{question}/{choice}")
    if phrase:
        return _("%(phrase)s.") % {"phrase": sentence_case(phrase)}
    return (
        _("You answered “%(choice)s” to “%(question)s”")
        % {
            "question": wording.question(question).removesuffix("."),
            "choice": wording.choice(question, choice),
        }
        + "."
    )


def _rule(given: Parameters, said: Said) -> str:
    return said.wording.of(f"rules/{given['rule']}")


def _score(given: Parameters, said: Said) -> str:
    points, attainable = int(given["points"]), int(given["attainable"])
    values = {
        "dimension": said.wording.dimension(str(given["dimension"])),
        "points": points,
        "attainable": attainable,
        "percent": percent_of(points, attainable),
        "bound": int(given["percent"]),
    }
    if given["bound"] == Bound.AT_LEAST:
        text = _(
            "%(dimension)s has %(points)d of %(attainable)d points, or %(percent)d%%. This path "
            "needs %(bound)d%% or more."
        )
    else:
        text = _(
            "%(dimension)s has %(points)d of %(attainable)d points, or %(percent)d%%. This path "
            "needs %(bound)d%% or less."
        )
    return text % values


def _difference(given: Parameters, said: Said) -> str:
    pair = [str(given[name]) for name in ("first", "second")]
    first, second = (said.wording.dimension(name) for name in pair)
    shares = [percent_of(said.scores[name].points, said.scores[name].attainable) for name in pair]
    clause = difference_words(first, second, int(given["percent"]), is_least=given["bound"] == Bound.AT_LEAST)
    return _("%(clause)s (%(first)d%% to %(second)d%%).") % {
        "clause": sentence_case(clause),
        "first": shares[0],
        "second": shares[1],
    }


def _answer(given: Parameters, said: Said) -> str:
    question = str(given["question"])
    if "dimension" not in given:
        return said_sentence(Reason("answer", tuple(given.items()), said.points), said.wording)
    return ngettext(
        "You answered “%(choice)s” to “%(question)s”, which gives %(points)d point to %(dimension)s.",
        "You answered “%(choice)s” to “%(question)s”, which gives %(points)d points to %(dimension)s.",
        said.points,
    ) % {
        # Within the sentence a statement does not end.
        "question": said.wording.question(question).removesuffix("."),
        "choice": said.wording.choice(question, str(given["choice"])),
        "points": said.points,
        "dimension": said.wording.dimension(str(given["dimension"])),
    }


def _not_sure(given: Parameters, _said: Said) -> str:
    return ngettext(
        "You were not sure about %(count)d of %(of)d questions that count. It earns half its points.",
        "You were not sure about %(count)d of %(of)d questions that count. Each earns half its points.",
        int(given["count"]),
    ) % {"count": given["count"], "of": given["of"]}


def _wish(given: Parameters, said: Said) -> str:
    return said_sentence(Reason("wish", tuple(given.items()), said.points), said.wording)


SENTENCES: Mapping[str, Callable[[Parameters, Said], str]] = {
    "rule": _rule,
    "score": _score,
    "difference": _difference,
    "answer": _answer,
    "not_sure": _not_sure,
    "wish": _wish,
}
