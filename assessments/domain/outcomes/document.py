"""An outcome as a JSON document, and back. Unknown dates and margins are null."""

from typing import Any

from assessments.domain.documents.stored import StoredForm
from assessments.domain.outcomes.outcome import Eligibility, Outcome

_OUTCOMES = StoredForm(Outcome, "outcome")
_ELIGIBILITIES = StoredForm(Eligibility, "eligibility")


def outcome_document(outcome: Outcome) -> dict[str, Any]:
    """The JSON document; `parse_outcome` of it gives the outcome back."""
    return _OUTCOMES.document(outcome)


def eligibility_document(item: Eligibility) -> dict[str, Any]:
    """The JSON of an eligibility."""
    return _ELIGIBILITIES.document(item)


def parse_outcome(document: object) -> Outcome:
    """The outcome of a document that `outcome_document` made.

    Raises:
        ValueError: the document is not of the form.
    """
    return _OUTCOMES.parse(document)
