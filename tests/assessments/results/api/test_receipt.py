"""Receipts for programs: computed again from what was downloaded alone."""

import pytest

from assessments.domain.receipts.receipt import replay_receipt
from tests.factories.assessments import make_outcome
from tests.factories.decisions import OPEN, certified, decided, serving
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("edition", ["first", "second"])
def test_receipt_gives_the_stored_outcome_again(learner: Actor, edition: str) -> None:
    serving((certified("pmp", OPEN), "established"))
    outcome = make_outcome(learner=learner.person) if edition == "first" else decided(learner.person)
    program = client_of(learner.person, "outcomes:read")

    receipt = program.get(f"/api/v1/outcomes/{outcome.submission.public_id}/receipt/").json()

    assert receipt["outcome"] == outcome.document
    assert receipt["logic_hash"] == outcome.version.logic_hash
    assert receipt["snapshot_hash"] == outcome.snapshot.sha256
    assert receipt["about"]["outcome"] == str(outcome.submission.public_id)
    assert replay_receipt(receipt).differences == ()
