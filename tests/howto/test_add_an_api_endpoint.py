"""docs/howto/add-an-api-endpoint.md, followed once: the endpoint stands in the description."""

from tests.howto.conftest import Scratch

API = "portal/api.py"
ROOM = "certifications/follows/api.py"
VIEW = """

class CountSerializer(serializers.Serializer[Any]):
    \"\"\"How many there are.\"\"\"

    number = serializers.IntegerField()


class CountViewSet(ApiViewSet):
    \"\"\"How many certifications are published.\"\"\"

    public_actions = ("list",)

    @extend_schema(responses=CountSerializer)
    def list(self, request: Request) -> Response:
        \"\"\"The number of published certifications.\"\"\"
        return Response({"number": len(kept_certifications())})


ROUTES = (("count", CountViewSet), """
PROGRAM = """
from drf_spectacular.generators import SchemaGenerator

print("/api/v1/count/" in SchemaGenerator().get_schema(request=None, public=True)["paths"])
"""


def test_endpoint_added_by_the_recipe_is_described(scratch: Scratch) -> None:
    scratch.edit(ROOM, "\n\nROUTES = (", VIEW)

    assert scratch.run(PROGRAM) == ["True"]
