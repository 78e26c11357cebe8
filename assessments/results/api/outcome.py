"""An outcome as programs get it: each number with the sentence that the page has for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from assessments.domain.margin.result import Counterfactual, Difference
from assessments.domain.outcomes.outcome import BORDERLINE, Outcome
from assessments.models import Outcome as OutcomeRow
from assessments.results.api.parts import (
    Document,
    absolute,
    change_parts,
    check_part,
    reason_part,
    score_part,
    some,
    term_parts,
)
from assessments.results.presenters.margin import difference_view
from assessments.results.presenters.own_limits import told_limits
from assessments.results.presenters.reasons import reason_sentence
from assessments.results.presenters.result import kind_words, not_told
from assessments.results.views.told_outcome import ToldOutcome
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording


def summary_document(row: OutcomeRow) -> Document:
    """What a list tells of an outcome, from its columns; `first_slug` is read along with the row."""
    wording, assessment = Wording(definition_of(row.version)), row.version.assessment
    return {
        "id": row.submission.public_id,
        "attempt": row.submission.attempt.public_id,
        "assessment": {"slug": assessment.slug, "title": wording.title()},
        "version": row.version.number,
        "engine": row.engine,
        "submitted_at": row.submitted_at,
        "as_of": row.as_of,
        "path": path_part(row.path, wording),
        "undecided_kind": row.kind or None,
        "margin": row.margin,
        "is_borderline": None if row.margin is None else row.margin <= BORDERLINE,
        "first_certification": getattr(row, "first_slug", None),
        "is_kept": row.submission.attempt.learner_id is not None,
        "links": _links(row),
    }


def path_part(key: str, wording: Wording) -> Document:
    """A path by key and name, and what it comes to in a sentence."""
    return {"key": key, "title": wording.path(key), "sentence": some(wording.of(f"paths/{key}/sentence"))}


def _links(row: OutcomeRow) -> Document:
    """Where to find more."""
    submission = row.submission.public_id
    names = ("counterfactuals", "plan", "eligibility", "what-if", "receipt", "payer-links")
    found = {
        name.replace("-", "_"): absolute(reverse(f"api:outcomes-{name}", args=[submission])) for name in names
    }
    return {
        "self": absolute(reverse("api:outcomes-detail", args=[submission])),
        **found,
        "history": absolute(reverse("api:history-detail", args=[row.version.assessment.slug])),
        "page": absolute(reverse("assessments:result", args=[submission])),
    }


def outcome_document(told: ToldOutcome) -> Document:
    """All that the page of an outcome says, but the plan."""
    outcome, wording, view = told.outcome, told.wording, told.view
    return {
        **summary_document(told.row),
        "first_certification": next((entry.slug for entry in outcome.plan), None),
        "undecided_words": some(kind_words(outcome.kind)),
        "dimensions": _dimensions(outcome, wording),
        "questions": {
            "counted": outcome.visible_scored,
            "not_sure": outcome.not_sure,
            "left_open": outcome.left_open,
        },
        "reasons": [
            {**reason_part(reason), "sentence": reason_sentence(reason, wording, outcome.scores)}
            for reason in outcome.reasons
        ],
        "decided_by": {
            "rule": outcome.decided_by.rule,
            "sentence": some(wording.of(f"rules/{outcome.decided_by.rule}")),
            "groups": [[check_part(check) for check in group] for group in outcome.decided_by.groups],
        },
        "other_paths": [
            {
                **path_part(other.path, wording),
                "rule": some(other.rule),
                "rule_holds": other.held,
                "failing": check_part(other.failing) if other.failing else None,
                "why_not": shown.why,
            }
            for other, shown in zip(outcome.others, view.others, strict=True)
        ],
        "next_steps": [
            {"key": key, "sentence": text} for key, text in zip(outcome.steps, view.steps, strict=True)
        ],
        "told_limits": term_parts(_limits(told)),
        "decision": _decision(told),
        "not_told": [*not_told(outcome)],
        "sealed": _sealed(told),
    }


def _sealed(told: ToldOutcome) -> Document:
    """What the outcome rests on, by hash."""
    return {
        "logic_hash": told.sealed.logic_hash,
        "wording_hash": told.sealed.wording_hash,
        "snapshot_hash": told.sealed.snapshot_hash,
    }


def _dimensions(outcome: Outcome, wording: Wording) -> list[Document]:
    needs = {item.key for item in wording.definition.dimensions if item.focus_area}
    return [
        {
            "key": score.dimension,
            "name": some(wording.dimension(score.dimension)),
            "is_need": score.dimension in needs,
            **score_part(score),
        }
        for score in outcome.scores
    ]


def _limits(told: ToldOutcome) -> Sequence[Any]:
    return told_limits(told.answers, told.wording) if told.has_rungs else told.limits.told


def _decision(told: ToldOutcome) -> Document:
    """The sentences at the head of the page; None or empty where it says nothing of the kind."""
    if not told.has_rungs:
        return {
            "sureness": some(" ".join(filter(None, (told.margin.summary, told.margin.meaning)))),
            **dict.fromkeys(("left_open", "changed", "today_and_wish", "come_back")),
            "because": [*told.view.reasons],
            "counsel": [],
            "changes": [],
        }
    decision = told.decision
    return {
        "sureness": some(decision.sureness),
        "left_open": some(decision.left_open),
        "changed": some(decision.changed),
        "today_and_wish": some(decision.today_and_wish),
        "come_back": some(decision.come_back),
        "because": [*decision.because],
        "counsel": [*decision.counsel],
        "changes": change_parts(told.material.changes),
    }


def counterfactuals_document(told: ToldOutcome) -> Document:
    """How close it was, and which answers would have led elsewhere."""
    margin = told.outcome.margin
    return {
        "outcome": told.row.submission.public_id,
        "margin": margin,
        "is_borderline": None if margin is None else margin <= BORDERLINE,
        "sentence": _decision(told)["sureness"],
        "counterfactuals": [_counterfactual(item, told.wording) for item in told.counterfactuals],
    }


def _counterfactual(item: Counterfactual, wording: Wording) -> Document:
    return {
        "path": path_part(item.path, wording),
        "variant": item.variant,
        "state": item.state,
        "distance": item.distance if item.witness is not None else None,
        "changes": [_change(change, wording) for change in item.changes],
    }


def _change(change: Difference, wording: Wording) -> Mapping[str, Any]:
    shown = difference_view(change, wording)
    return {
        "question": change.question,
        "text": shown.question,
        "before": change.before,
        "after": change.after,
        "asked_before": change.asked_before,
        "asked_after": change.asked_after,
        "sentence": shown.what,
    }
