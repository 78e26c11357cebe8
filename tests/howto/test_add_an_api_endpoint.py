"""docs/howto/add-an-api-endpoint.md, followed once: the endpoint stands in the schema."""

from tests.howto.conftest import Scratch

API = "portal/api.py"
VIEW = """

@extend_schema(responses={200: int})
@api_view(["GET"])
def count(_request: Request) -> Response:
    \"\"\"How many there are.\"\"\"
    return Response(3)


app_name = "api"
"""
IMPORTS = """from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response
from drf_spectacular.views import SpectacularAPIView
"""
PROGRAM = """
from drf_spectacular.generators import SchemaGenerator

print(sorted(SchemaGenerator().get_schema(request=None, public=True)["paths"]))
"""


def test_endpoint_added_by_the_recipe_is_described(scratch: Scratch) -> None:
    view = "from drf_spectacular.views import SpectacularAPIView\n"
    schema = '    path("schema/", SpectacularAPIView.as_view(), name="schema"),\n'
    scratch.edit(API, view, IMPORTS)
    scratch.edit(API, '\napp_name = "api"\n', VIEW)
    scratch.edit(API, schema, schema + '    path("count/", count, name="count"),\n')

    assert scratch.run(PROGRAM) == ["['/api/v1/count/']"]
