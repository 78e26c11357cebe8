"""A stored outcome with all that explains it, as one document."""

from typing import Any
from uuid import UUID

from assessments.domain.margin.result import Counterfactual, Difference
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.models import Outcome
from assessments.results.queries.margin import ways_to_other_paths

Document = dict[str, Any]

# The parts of a stored outcome that say why, in the order of reading.
PARTS = (
    "engine",
    "as_of",
    "path",
    "kind",
    "margin",
    "scores",
    "decided_by",
    "others",
    "plan",
    "placements",
)


# Digits of the largest number that the database gives out.
LONGEST_KEY = 19


def outcome_named(name: str) -> Outcome | None:
    """The outcome with this key, or the newest of the submission with this public id; None without one."""
    rows = Outcome.objects.select_related("submission", "version", "snapshot").order_by("-engine")
    if name.isdecimal() and len(name) <= LONGEST_KEY:
        return rows.filter(pk=int(name)).first()
    try:
        return rows.filter(submission__public_id=UUID(name)).first()
    except ValueError:
        return None


def explained(outcome: Outcome) -> Document:
    """What is stored of an outcome, and the ways to other paths, found anew."""
    stored = outcome_document(parse_outcome(outcome.document))
    return {
        "outcome": outcome.pk,
        "submission": str(outcome.submission.public_id),
        "version": outcome.version.number,
        "logic_hash": outcome.version.logic_hash,
        "snapshot": outcome.snapshot.sha256,
        **{part: stored[part] for part in PARTS},
        "ways": [_way(way) for way in ways_to_other_paths(outcome)],
    }


def _way(way: Counterfactual) -> Document:
    return {
        "path": way.path,
        "variant": str(way.variant),
        "state": str(way.state),
        "distance": way.distance if way.witness is not None else None,
        "changes": [_change(change) for change in way.changes],
    }


def _change(change: Difference) -> Document:
    return {
        "question": change.question,
        "before": change.before,
        "after": change.after,
        "asked_before": change.asked_before,
        "asked_after": change.asked_after,
    }
