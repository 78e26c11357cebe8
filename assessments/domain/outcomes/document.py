"""An outcome as a JSON document, and back. Unknown dates and margins are null."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assessments.domain.definitions.conditions import condition_document, parse_condition
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.definitions.questions import Points
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

Document = dict[str, object]


def outcome_document(outcome: Outcome) -> Document:
    """The JSON document; `parse_outcome` of it gives the outcome back."""
    return {
        "engine": outcome.engine,
        "as_of": outcome.as_of.isoformat(),
        "path": outcome.path,
        "kind": str(outcome.kind) if outcome.kind else None,
        "scores": [[item.dimension, item.points, item.attainable] for item in outcome.scores],
        "receipt": [_line(item) for item in outcome.receipt],
        "visible_scored": outcome.visible_scored,
        "not_sure": outcome.not_sure,
        "decided_by": {
            "rule": outcome.decided_by.rule,
            "groups": [[_check(item) for item in group] for group in outcome.decided_by.groups],
        },
        "others": [_other(item) for item in outcome.others],
        "reasons": [
            {"code": item.code, "parameters": dict(item.parameters), "points": item.points}
            for item in outcome.reasons
        ],
        "steps": list(outcome.steps),
        "plan": [_entry(item) for item in outcome.plan],
        "also_useful": list(outcome.also_useful),
        "announced": list(outcome.announced),
        "placements": {item.slug: str(item.placement) for item in outcome.placements},
        "margin": outcome.margin,
    }


def eligibility_document(item: Eligibility) -> Document:
    """The JSON of a standing."""
    return {
        "standing": str(item.standing),
        "route": item.route,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "not_before": item.not_before.isoformat() if item.not_before else None,
        "missing": [
            {
                "requirement": str(part.requirement),
                "amount": part.amount,
                "kind": part.kind,
                "slugs": list(part.slugs),
                "others": list(part.others),
            }
            for part in item.missing
        ],
        "unknown": [
            {"requirement": str(part.requirement), "why": str(part.why), "kind": part.kind}
            for part in item.unknown
        ],
        "waived": [[str(requirement), slug] for requirement, slug in item.waived],
    }


def parse_outcome(document: Any) -> Outcome:
    """The outcome of a document that `outcome_document` made.

    Raises:
        ValueError: the document is not of the form.
    """
    try:
        return _read_outcome(document)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"This is no outcome: {error!r}.") from error


def _read_outcome(document: Any) -> Outcome:
    return Outcome(
        engine=document["engine"],
        as_of=date.fromisoformat(document["as_of"]),
        path=document["path"],
        kind=ExploreKind(document["kind"]) if document["kind"] is not None else None,
        scores=tuple(Score(*item) for item in document["scores"]),
        receipt=tuple(_read_line(item) for item in document["receipt"]),
        visible_scored=document["visible_scored"],
        not_sure=document["not_sure"],
        decided_by=RuleResult(
            document["decided_by"]["rule"],
            tuple(tuple(_read_check(item) for item in group) for group in document["decided_by"]["groups"]),
        ),
        others=tuple(_read_other(item) for item in document["others"]),
        reasons=tuple(
            Reason(item["code"], tuple(sorted(item["parameters"].items())), item["points"])
            for item in document["reasons"]
        ),
        steps=tuple(document["steps"]),
        plan=tuple(_read_entry(item) for item in document["plan"]),
        also_useful=tuple(document["also_useful"]),
        announced=tuple(document["announced"]),
        placements=tuple(
            Placed(slug, Placement(placement)) for slug, placement in sorted(document["placements"].items())
        ),
        margin=document["margin"],
    )


def _line(item: ReceiptLine) -> Document:
    return {
        "question": item.question,
        "answer": item.answer,
        "points": dict(item.points),
        "maxima": dict(item.maxima),
    }


def _check(item: Check) -> Document:
    return {
        "condition": condition_document(item.condition),
        "left": item.left,
        "right": item.right,
        "holds": item.holds,
        "lacking": item.lacking,
    }


def _other(item: OtherPath) -> Document:
    return {
        "path": item.path,
        "rule": item.rule,
        "held": item.held,
        "failing": _check(item.failing) if item.failing else None,
    }


def _entry(item: PlanEntry) -> Document:
    return {
        "slug": item.slug,
        "own_offer": item.own_offer,
        "eligibility": eligibility_document(item.eligibility),
        "fit": [item.fit_numerator, item.fit_denominator],
        "level": item.level,
        "opens": list(item.opens),
    }


def _points(item: Mapping[str, int]) -> Points:
    return tuple(sorted(item.items()))


def _read_line(item: Any) -> ReceiptLine:
    return ReceiptLine(item["question"], item["answer"], _points(item["points"]), _points(item["maxima"]))


def _read_check(item: Any) -> Check:
    condition = parse_condition(item["condition"])
    return Check(condition, item["left"], item["right"], item["holds"], item["lacking"])


def _read_other(item: Any) -> OtherPath:
    failing = _read_check(item["failing"]) if item["failing"] is not None else None
    return OtherPath(item["path"], item["rule"], item["held"], failing)


def _read_entry(item: Any) -> PlanEntry:
    numerator, denominator = item["fit"]
    return PlanEntry(
        slug=item["slug"],
        own_offer=item["own_offer"],
        eligibility=_read_eligibility(item["eligibility"]),
        fit_numerator=numerator,
        fit_denominator=denominator,
        level=item["level"],
        opens=tuple(item["opens"]),
    )


def _read_eligibility(item: Any) -> Eligibility:
    return Eligibility(
        standing=Standing(item["standing"]),
        route=item["route"],
        earliest=_read_day(item["earliest"]),
        not_before=_read_day(item["not_before"]),
        missing=tuple(
            Missing(
                Requirement(part["requirement"]),
                part["amount"],
                part["kind"],
                tuple(part["slugs"]),
                tuple(part["others"]),
            )
            for part in item["missing"]
        ),
        unknown=tuple(
            Unknown(Requirement(part["requirement"]), Why(part["why"]), part["kind"])
            for part in item["unknown"]
        ),
        waived=tuple((Requirement(requirement), slug) for requirement, slug in item["waived"]),
    )


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
