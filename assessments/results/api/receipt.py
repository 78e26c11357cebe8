"""The receipt of an outcome as programs get it, for `manage.py replay_receipt`."""

from typing import Any

from rest_framework import serializers

from assessments.domain.answers.held_document import parse_held
from assessments.domain.receipts.receipt import Grounds, receipt_document
from assessments.results.api.parts import Document
from assessments.results.queries.answers import sheet_in
from assessments.results.views.told_outcome import ToldOutcome
from portal.shared.rest.serializers import ShownSerializer


def receipt_of(told: ToldOutcome) -> Document:
    """All that an outcome rests on, and the outcome as it is stored."""
    row = told.row
    grounds = Grounds(
        engine=row.engine,
        as_of=row.as_of,
        definition=told.definition,
        sheet=sheet_in(row),
        held=parse_held(row.submission.held),
        snapshot=told.snapshot,
    )
    about = {
        "outcome": str(row.submission.public_id),
        "assessment": row.version.assessment.slug,
        "version": row.version.number,
        "submitted_at": row.submitted_at.isoformat(),
    }
    return receipt_document(grounds, told.outcome, about)


class ReceiptAboutSerializer(ShownSerializer):
    """Which outcome it is. Nothing is computed from this."""

    outcome = serializers.UUIDField()
    assessment = serializers.CharField()
    version = serializers.IntegerField()
    submitted_at = serializers.DateTimeField()


class ReceiptHeldSerializer(ShownSerializer):
    """A certification held."""

    slug = serializers.CharField()
    earned_on = serializers.DateField(required=False)
    expires_on = serializers.DateField(required=False)


class ReceiptSerializer(serializers.Serializer[Any]):
    """The outcome and everything it rests on. Hashes are SHA-256 of canonical JSON."""

    format = serializers.IntegerField()
    about = ReceiptAboutSerializer()
    engine = serializers.IntegerField()
    as_of = serializers.DateField()
    definition = serializers.DictField(help_text="The whole definition of the assessment.")
    logic_hash = serializers.CharField(help_text="The hash of the definition without its texts.")
    wording_hash = serializers.CharField(help_text="The hash of its texts.")
    answers = serializers.DictField(help_text="By question: a key, a list of keys, or a number.")
    held = ReceiptHeldSerializer(many=True)
    snapshot = serializers.DictField(help_text="The catalogue’s facts as the engine read them.")
    snapshot_hash = serializers.CharField()
    outcome = serializers.DictField(help_text="The stored outcome.")
    sha256 = serializers.CharField(help_text="The hash of everything else.")
