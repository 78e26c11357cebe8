"""Pages beside an empty view, through the whole WSGI application of this process."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from certifications.domain.fields import FIELDS
from certifications.domain.values import ValueType
from portal.shared.page_cache import PAGES
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.empty_view_urls import EMPTY
from tests.support.measuring import Figure, at_least, compare

MOST_QUERIES = 25


def run() -> list[Figure]:
    """A kept page, and the same page made anew, as ratios of the empty view's requests a second."""
    home = make_home_page()
    catalogue = make_catalogue_page(home)
    keys = [key for key, field in FIELDS.items() if field.value_type is ValueType.TEXT]
    page = make_certification(catalogue, facts=tuple(fact_row(key, "stated") for key in keys))
    address = page.get_url()
    with override_settings(ROOT_URLCONF="tests.support.empty_view_urls", ALLOWED_HOSTS=["localhost"]):
        application = get_wsgi_application()
        empty = request(application, EMPTY)
        shown = request(application, address)
        with override_settings(PAGE_CACHE_SECONDS=0):
            queries_cold = queries_of(shown)
            cold = compare({"empty": empty, "made anew": shown})
        with override_settings(PAGE_CACHE_SECONDS=600):
            caches[PAGES].clear()
            shown()
            queries_kept = queries_of(shown)
            kept = compare({"empty": empty, "kept": shown})
    return [
        Figure(
            "queries of a certification made anew",
            str(queries_cold),
            f"≤ {MOST_QUERIES}",
            queries_cold <= MOST_QUERIES,
        ),
        Figure("queries of a kept certification", str(queries_kept), "0", queries_kept == 0),
        at_least(
            "requests/s of a kept page, beside an empty view", kept["empty"].median / kept["kept"].median, 0.9
        ),
        Figure(
            "requests/s of a page made anew, beside an empty view",
            f"{cold['empty'].median / cold['made anew'].median:.3f} ×",
        ),
        Figure("an empty view", str(kept["empty"])),
        Figure("a kept page", str(kept["kept"])),
        Figure("a page made anew", str(cold["made anew"])),
    ]


def request(application: Callable[..., Any], path: str, query: str = "") -> Callable[[], bytes]:
    """A call of the application for one address, as a server makes it."""

    def call() -> bytes:
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }
        response = application(environ, lambda line, _headers, *_rest: status.append(line))
        body = b"".join(response)
        response.close()
        if status != ["200 OK"]:
            raise RuntimeError(f"{path} answered {status}")
        return body

    return call


def queries_of(action: Callable[[], object]) -> int:
    """Statements of a second call."""
    action()
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)
