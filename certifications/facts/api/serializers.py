"""A certification as a document; in lists its facts and advice come when they are asked for."""

from typing import ClassVar

from rest_framework import serializers

from certifications.domain.facts import Confidence, FactKind, Freshness
from certifications.domain.vocabulary import Coverage, Orientation, Status
from certifications.facts.api.advice_serializers import (
    AlternativesSerializer,
    CostSerializer,
    RecognitionSerializer,
    ServedRoleSerializer,
)
from certifications.facts.api.fact_serializers import (
    FactSerializer,
    ProgressionSerializer,
    SourceSerializer,
    TermReferenceSerializer,
    choice,
)
from portal.shared.rest.serializers import SelectedSerializer, ShownSerializer


class IssuerReferenceSerializer(TermReferenceSerializer):
    """Who awards a certification."""

    is_publisher = serializers.BooleanField(help_text="Whether it is the organisation that runs this site.")


class JudgementSerializer(ShownSerializer):
    """Who stands for what editors judge of a certification, since when, on what basis."""

    author = serializers.CharField()
    made_on = serializers.DateField()
    basis = serializers.CharField()


class CoveredAreaSerializer(ShownSerializer):
    """How far one focus area is covered: a judgement of the certification’s author."""

    area = TermReferenceSerializer()
    coverage = choice(Coverage)
    is_issuer_only = serializers.BooleanField(help_text="Whether nobody but the issuer says so.")


class CurrencySerializer(ShownSerializer):
    """How many facts a person checked, how many are only collected, how many are stale."""

    checked = serializers.IntegerField()
    collected = serializers.IntegerField()
    stale = serializers.IntegerField()
    oldest = serializers.DateField(allow_null=True, help_text="From when the oldest fact’s shelf life runs.")
    freshness = choice(Freshness, allow_null=True, help_text="Of the least current fact.")


class UnknownFactSerializer(ShownSerializer):
    """What a reader would expect and no source that we found states."""

    kind = choice(FactKind)
    key = serializers.CharField(allow_null=True, help_text="Null where nothing of this kind is known.")
    words = serializers.CharField()


class ContradictionSerializer(ShownSerializer):
    """Statements of sources that cannot all be true."""

    topic = serializers.CharField()
    claims = serializers.ListField(child=serializers.CharField())
    source = SourceSerializer()
    collected_on = serializers.DateField()
    confidence = choice(Confidence)
    note = serializers.CharField(allow_null=True)


class CertificationLinksSerializer(ShownSerializer):
    """Where to go from a certification."""

    self = serializers.URLField()
    facts = serializers.URLField()
    page = serializers.URLField(help_text="Where people read it.")
    sources = serializers.URLField(help_text="Where people read what it rests on.")
    feed = serializers.URLField(help_text="Atom: what changes about it.")
    compare = serializers.URLField(help_text="Where people set it beside others.")


class CertificationSerializer(SelectedSerializer):
    """One certification: what it is, what editors judge of it and who judged, how current its facts are."""

    identity = ("slug",)
    expandable: ClassVar[tuple[str, ...]] = (
        *("facts", "facts_ahead", "coverage", "roles", "progressions", "alternatives", "recognition"),
        *("cost", "contradictions", "sources"),
    )

    slug = serializers.SlugField(help_text="Permanent.")
    title = serializers.CharField(source="certification.title")
    abbreviation = serializers.CharField(allow_null=True)
    url = serializers.URLField(help_text="Where people read it.")
    official_url = serializers.URLField(allow_null=True, help_text="The issuer’s own page about it.")
    issuer = IssuerReferenceSerializer(source="certification.issuer")
    is_own_offer = serializers.BooleanField(help_text="Whether whoever runs this site awards it.")
    own_offer = serializers.CharField(allow_null=True, help_text="What to know of an own offer, in words.")
    status = choice(Status, source="certification.status")
    is_bookable = serializers.BooleanField(
        help_text="Whether the issuer offers it, and a fact shows something to sit, attend or register for."
    )
    orientation = choice(Orientation, source="certification.orientation")
    discipline = TermReferenceSerializer(source="certification.discipline")
    also_fits = TermReferenceSerializer(source="certification.also_fits", many=True)
    level = TermReferenceSerializer(source="certification.level")
    verdict = serializers.CharField(allow_null=True)
    who_it_suits = serializers.CharField(allow_null=True)
    who_it_does_not_suit = serializers.CharField(allow_null=True)
    judgement = JudgementSerializer(
        source="certification.judgement", help_text="Who stands for verdict, suitability, coverage and level."
    )
    naming_note = serializers.CharField(allow_null=True)
    entry_note = serializers.CharField(allow_null=True)
    currency = CurrencySerializer()
    unknown = UnknownFactSerializer(many=True)
    not_found = serializers.ListField(
        child=serializers.CharField(), help_text="What we looked for and did not find, in words."
    )
    as_of = serializers.DateField(source="day", help_text="The day of which all this is said.")
    published_at = serializers.DateTimeField(allow_null=True, help_text="When the page last went live.")
    coverage_why = serializers.CharField(allow_null=True)
    links = CertificationLinksSerializer()
    facts = FactSerializer(many=True, help_text="Those in force on the day.")
    facts_ahead = FactSerializer(many=True, help_text="Those that come into force on a later day.")
    coverage = CoveredAreaSerializer(many=True)
    roles = ServedRoleSerializer(source="advice.roles", many=True)
    progressions = ProgressionSerializer(many=True)
    alternatives = AlternativesSerializer(source="groups", many=True)
    recognition = RecognitionSerializer(many=True)
    cost = CostSerializer(help_text="Over six years.")
    contradictions = ContradictionSerializer(many=True)
    sources = SourceSerializer(many=True, help_text="The sources read for it.")


class CertificationDetailSerializer(CertificationSerializer):
    """One certification with its facts and what it covers."""

    expandable: ClassVar[tuple[str, ...]] = (
        "roles",
        "progressions",
        "alternatives",
        "recognition",
        "cost",
        "contradictions",
        "sources",
    )
