"""Where the REST API will gather what the rooms offer. So far it describes itself, and has no endpoint."""

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, path
from drf_spectacular.views import SpectacularAPIView

ROOT = "/api/v1/"

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]

# Address, its pattern, method, view: what drf-spectacular finds in the URLs.
Endpoint = tuple[str, str, str, Callable[..., object]]


def own_endpoints(endpoints: list[Endpoint]) -> list[Endpoint]:
    """The endpoints of this API; Wagtail's admin has one of its own, which is not ours to describe."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(ROOT)]
