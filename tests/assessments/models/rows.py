"""Bare rows for the tests of tables: they hold what the tables ask for and no more."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from assessments.models import (
    Assessment,
    AssessmentVersion,
    Attempt,
    CatalogueSnapshot,
    Outcome,
    PayerLink,
    ProofReport,
    ProofSignature,
    Submission,
)

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def version(**fields: Any) -> AssessmentVersion:
    """The first version of a new assessment."""
    assessment = fields.pop("assessment", None) or Assessment.objects.create(title="Short", definition="{}")
    values = {"number": 1, "definition": {}, "logic_hash": "1" * 64, "wording_hash": "2" * 64, **fields}
    return AssessmentVersion.objects.create(assessment=assessment, **values)


def attempt(**fields: Any) -> Attempt:
    """A run in a browser, not submitted."""
    values = {"visitor": "a" * 64, "version": fields.pop("version", None) or version(), **fields}
    return Attempt.objects.create(**values)


def submission(**fields: Any) -> Submission:
    """A submitted run."""
    run = fields.pop("attempt", None) or attempt(submitted_at=NOW)
    values = {"version": run.version, "answers": {}, "scored": [0], "submitted_at": NOW, **fields}
    return Submission.objects.create(attempt=run, **values)


def payer_link(**fields: Any) -> PayerLink:
    """A link to the payer's page of a submitted run."""
    of = fields.pop("submission", None) or submission()
    values = {"digest": "6" * 64, "made_at": NOW, "ends_at": NOW + timedelta(days=90), **fields}
    return PayerLink.objects.create(submission=of, **values)


def snapshot(**fields: Any) -> CatalogueSnapshot:
    """A catalogue of nothing."""
    return CatalogueSnapshot.objects.create(**{"sha256": "3" * 64, "document": {}, **fields})


def outcome(**fields: Any) -> Outcome:
    """The outcome of a submitted run."""
    of = fields.pop("submission", None) or submission()
    values = {
        "version": of.version,
        "snapshot": fields.pop("snapshot", None) or snapshot(),
        "engine": 1,
        "as_of": date(2026, 12, 1),
        "path": "project",
        "scores": {"project": [4, 4]},
        "document": {},
        "submitted_at": NOW,
        **fields,
    }
    return Outcome.objects.create(submission=of, **values)


def proof(**fields: Any) -> ProofReport:
    """A report about some logic."""
    values = {"logic_hash": "4" * 64, "prover": 1, "has_errors": False, "has_warnings": True, **fields}
    return ProofReport.objects.create(**{"document": {"logic_hash": values["logic_hash"]}, **values})


def signature(**fields: Any) -> ProofSignature:
    """The signature under a report."""
    return ProofSignature.objects.create(report=fields.pop("report", None) or proof(), **fields)
