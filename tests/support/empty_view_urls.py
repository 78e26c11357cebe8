"""The site plus one address that does nothing: what a request costs in this project before any page is made.

A benchmark runs under `override_settings(ROOT_URLCONF="tests.support.empty_view_urls")` and asks for EMPTY.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from portal.urls import urlpatterns as site_urlpatterns

EMPTY = "/empty/"


def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing, with all middleware round it."""
    return HttpResponse()


urlpatterns: list[URLPattern | URLResolver] = [path(EMPTY.strip("/") + "/", empty), *site_urlpatterns]
