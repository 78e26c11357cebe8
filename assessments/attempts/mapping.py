"""An outcome as the columns of its row."""

from assessments.domain.outcomes.document import outcome_document
from assessments.domain.outcomes.outcome import Outcome


def outcome_columns(outcome: Outcome) -> dict[str, object]:
    """What a row holds of an outcome: the document, and what lists and reports sort and filter by."""
    return {
        "engine": outcome.engine,
        "as_of": outcome.as_of,
        "path": outcome.path,
        "kind": outcome.kind.value if outcome.kind else "",
        "margin": outcome.margin,
        "scores": {score.dimension: [score.points, score.attainable] for score in outcome.scores},
        "document": outcome_document(outcome),
    }
