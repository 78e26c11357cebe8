"""What certifications can be filtered by: each parameter with its values, and how many each lets through."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api import examples
from certifications.catalogue.api.filters import AS_OF, asked_catalogue, filter_parameters
from certifications.catalogue.presenters.facets import HELP
from certifications.catalogue.presenters.labels import FACET_LABELS, option_label
from certifications.domain.catalogue_filter import PARAMETERS, counts, select
from certifications.domain.facets.declaration import Facet
from certifications.queries.evidence import changed_at
from portal.shared.rest.serializers import ShownSerializer
from portal.shared.rest.views import ApiViewSet, dated


class FacetOptionSerializer(ShownSerializer):
    """A value of a parameter. `count` is how many certifications match it and your other filters."""

    value = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField()
    is_chosen = serializers.BooleanField()


class FacetSerializer(ShownSerializer):
    """A parameter of the list of certifications."""

    name = serializers.CharField(help_text="The parameter’s name.")
    label = serializers.CharField()
    help = serializers.CharField(allow_null=True)
    options = FacetOptionSerializer(many=True)


class FacetsSerializer(ShownSerializer):
    """All parameters, and how many certifications match the filter."""

    count = serializers.IntegerField()
    total = serializers.IntegerField()
    currencies = serializers.ListField(child=serializers.CharField())
    facets = FacetSerializer(many=True)


class FacetsEndpoint(ApiViewSet):
    """The filter of certifications."""

    tag = "certifications"
    public_actions = ("list",)
    parameters = {"list": (*PARAMETERS, AS_OF)}

    @extend_schema(responses=FacetsSerializer, parameters=filter_parameters(), examples=examples.FACETS)
    def list(self, request: Request) -> Response:
        """The values that you can filter certifications by, each with a count."""
        asked = asked_catalogue(request)
        catalogue, wanted = asked.catalogue, asked.filter
        numbers = counts(catalogue.entries, wanted, catalogue.options)
        document = {
            "count": len(select(catalogue.entries, wanted)),
            "total": len(catalogue.certifications),
            "currencies": catalogue.currencies,
            "facets": [
                {
                    "name": facet.value,
                    "label": str(FACET_LABELS[facet]),
                    "help": str(HELP[facet]) if facet in HELP else None,
                    "options": [
                        {
                            "value": option.key,
                            "label": option_label(facet, option, wanted.basis),
                            "count": numbers[facet, option.key],
                            "is_chosen": wanted.has(facet, option.key),
                        }
                        for option in catalogue.options[facet]
                    ],
                }
                for facet in Facet
            ],
        }
        return dated(Response(FacetsSerializer(document).data), changed_at())
