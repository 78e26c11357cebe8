"""Outcomes as documents. That every outcome survives is a property in engines/v1/test_evaluation.py."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.conditions import Bound, ScoreCondition
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.outcomes.document import eligibility_document, outcome_document, parse_outcome
from assessments.domain.outcomes.outcome import (
    Check,
    Eligibility,
    Missing,
    OtherPath,
    Outcome,
    Placed,
    Placement,
    PlanEntry,
    Reason,
    ReceiptLine,
    Requirement,
    RuleResult,
    Score,
    Standing,
    Unknown,
    Why,
)

HALF = ScoreCondition("work", Bound.AT_LEAST, 50)
NOT_YET = Eligibility(
    standing=Standing.NOT_YET,
    route=2,
    earliest=None,
    not_before=date(2027, 3, 1),
    missing=(Missing(Requirement.CERTIFICATIONS, 1, slugs=("a",), others=("Another",)),),
    unknown=(Unknown(Requirement.MONTHS, Why.WINDOW, "project"),),
    waived=((Requirement.TRAINING_HOURS, "capm"),),
)
FULL = Outcome(
    engine=1,
    as_of=date(2026, 12, 1),
    path="work",
    kind=ExploreKind.UNDECIDED,
    scores=(Score("project", 0, 0), Score("work", 7, 14)),
    receipt=(ReceiptLine("q1", "not_sure", (("work", 7),), (("work", 14),)),),
    visible_scored=1,
    not_sure=1,
    decided_by=RuleResult("half", ((Check(HALF, 700, 700, True, None),),)),
    others=(
        OtherPath("both", "strong", False, Check(HALF, 0, 700, False, 7)),
        OtherPath("project", "later", True, None),
    ),
    reasons=(Reason("rule", (("rule", "half"),), 0),),
    steps=("ask", "read"),
    plan=(PlanEntry("pmp", True, NOT_YET, 3, 4, 1, ("pgmp",)),),
    also_useful=("tool",),
    announced=("soon",),
    placements=(Placed("pmp", Placement.PLANNED), Placed("soon", Placement.ANNOUNCED)),
    margin=2,
)


def test_every_field_survives() -> None:
    assert parse_outcome(outcome_document(FULL)) == FULL


def _turned(value: Any) -> Any:
    """The same JSON with the keys of each object the other way round: the database keeps no order of keys."""
    match value:
        case dict():
            return {key: _turned(item) for key, item in reversed(value.items())}
        case list():
            return [_turned(item) for item in value]
        case _:
            return value


def test_order_of_keys_means_nothing() -> None:
    points = (("project", 1), ("work", 7))
    outcome = replace(
        FULL,
        receipt=(ReceiptLine("q1", "5", points, points),),
        reasons=(Reason("not_sure", (("count", 1), ("of", 2)), 0),),
    )

    assert parse_outcome(_turned(outcome_document(outcome))) == outcome


def test_document_is_as_it_is_kept() -> None:
    document = outcome_document(FULL)

    assert canonical_json(document)
    assert {key: document[key] for key in ("as_of", "kind", "scores", "placements", "margin")} == {
        "as_of": "2026-12-01",
        "kind": "undecided",
        "scores": [["project", 0, 0], ["work", 7, 14]],
        "placements": {"pmp": "planned", "soon": "announced"},
        "margin": 2,
    }
    assert document["receipt"] == [
        {"question": "q1", "answer": "not_sure", "points": {"work": 7}, "maxima": {"work": 14}}
    ]
    assert document["reasons"] == [{"code": "rule", "parameters": {"rule": "half"}, "points": 0}]


def test_standing_is_a_document_of_its_own() -> None:
    assert eligibility_document(NOT_YET) == {
        "standing": "not_yet",
        "route": 2,
        "earliest": None,
        "not_before": "2027-03-01",
        "missing": [
            {"requirement": "certifications", "amount": 1, "kind": "", "slugs": ["a"], "others": ["Another"]}
        ],
        "unknown": [{"requirement": "months", "why": "window", "kind": "project"}],
        "waived": [["training_hours", "capm"]],
    }


CHECKED = {"left": 1, "right": 1, "holds": True, "lacking": None}


def _drop(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document.pop(key)


def _put(key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda document: document.update({key: value})


@pytest.mark.parametrize(
    "spoil",
    [
        _drop("path"),
        _put("as_of", "yesterday"),
        _put("as_of", None),
        _put("kind", "no_such_kind"),
        _put("scores", [["work", 1]]),
        _put("reasons", [{"code": "rule", "parameters": [], "points": 0}]),
        _put("placements", {"pmp": "nowhere"}),
        _put("decided_by", {"rule": "half", "groups": [[{"condition": {"no": "condition"}}]]}),
        _put("decided_by", {"rule": "half", "groups": [[{**CHECKED, "condition": {"not_sure_over": 101}}]]}),
        _put("plan", [{"slug": "pmp"}]),
    ],
)
def test_what_is_no_outcome_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    document = outcome_document(FULL)
    spoil(document)

    with pytest.raises(ValueError, match=r"."):
        parse_outcome(document)


def test_no_document_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no outcome"):
        parse_outcome(None)
