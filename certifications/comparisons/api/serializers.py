"""A comparison of certifications as a document."""

from rest_framework import serializers

from certifications.facts.api.advice_serializers import CostSerializer
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    FactSerializer,
)
from portal.shared.rest.serializers import ShownSerializer

FLAGS = ("stale", "low")


class ComparedVerdictSerializer(ShownSerializer):
    """When to take one of those compared: what editors judged, never worked out from facts."""

    certification = serializers.CharField(help_text="Its slug.")
    head = serializers.CharField()
    words = serializers.CharField()
    verdict = serializers.CharField(allow_null=True)
    caution = serializers.CharField(allow_null=True)
    is_own_offer = serializers.BooleanField()
    judged = serializers.CharField(allow_null=True, help_text="Who judged, when, on what basis.")


class ComparedVerdictsSerializer(ShownSerializer):
    """Who should take which, and what to take if nothing else decides."""

    verdicts = ComparedVerdictSerializer(many=True)
    why_rivals = serializers.CharField(allow_null=True)
    default = serializers.CharField(allow_null=True)
    default_unless = serializers.ListField(child=serializers.CharField())
    judged = serializers.ListField(child=serializers.CharField())


class ComparedSourceSerializer(ShownSerializer):
    """A source of a cell other than a fact of the certification, such as a statement on recognition."""

    value = serializers.CharField()
    url = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    details = serializers.CharField(help_text="Its date, and when it was checked or collected.")


class ComparedCellSerializer(ShownSerializer):
    """One answer, line by line; without lines it is unknown. `facts` are those that it rests on."""

    certification = serializers.CharField(help_text="Its slug.")
    is_known = serializers.BooleanField()
    lines = serializers.ListField(child=serializers.CharField())
    notes = serializers.ListField(child=serializers.CharField())
    flags = serializers.ListField(
        child=serializers.ChoiceField(choices=FLAGS),
        help_text="What is weak about its facts: one is stale, or of low confidence.",
    )
    facts = FactSerializer(many=True)
    statements = ComparedSourceSerializer(many=True)
    judged = serializers.CharField(allow_null=True, help_text="Who judged, if it is a judgement.")


class ComparedRowSerializer(ShownSerializer):
    """One question and the answers, in the order of the certifications."""

    key = serializers.CharField()
    label = serializers.CharField()
    about = serializers.CharField(allow_null=True)
    differs = serializers.BooleanField()
    cells = ComparedCellSerializer(many=True)


class ComparedGroupSerializer(ShownSerializer):
    """Rows on one matter."""

    label = serializers.CharField()
    rows = ComparedRowSerializer(many=True)


class ComparedCostSerializer(CostSerializer):
    """What one of them costs over six years."""

    certification = serializers.CharField(help_text="Its slug.")


class ComparisonLinksSerializer(ShownSerializer):
    """Where people read the same comparison, and have it as a file."""

    page = serializers.URLField()
    file = serializers.URLField(help_text="All rows as CSV.")


class ComparisonSerializer(ShownSerializer):
    """Two to four certifications side by side. Rows that are unknown for all of them are left out."""

    certifications = CertificationReferenceSerializer(many=True)
    verdicts = ComparedVerdictsSerializer(help_text="Who should take which.")
    differences = serializers.ListField(
        child=serializers.CharField(), help_text="The important differences, a sentence each."
    )
    cost_sentences = serializers.ListField(
        child=serializers.CharField(), help_text="What costs less to get, to keep and in all."
    )
    costs = ComparedCostSerializer(many=True)
    groups = ComparedGroupSerializer(many=True)
    rows = serializers.IntegerField(help_text="How many rows there are.")
    rows_that_differ = serializers.IntegerField()
    interest = serializers.CharField(
        allow_null=True,
        help_text="A declaration of interest, if the organisation that runs this site awards one of them.",
    )
    as_of = serializers.DateField(help_text="The day of the facts.")
    links = ComparisonLinksSerializer()
