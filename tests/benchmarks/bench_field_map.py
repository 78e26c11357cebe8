"""The map and the pictures beside it, made anew over the whole fact base, beside an empty view."""

from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from certifications.fact_base.services import import_fact_base
from portal.shared import page_cache
from tests.benchmarks.bench_pages import queries_of, request
from tests.factories.demo_catalogue import real_advice
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.factories.real_catalogue import real_fact_base
from tests.support.empty_view_urls import EMPTY
from tests.support.measuring import Figure, compare

MOST_QUERIES = 10
ADDRESSES = {"map": "/map/", "coverage": "/map/coverage/", "costs": "/map/costs/", "file": "/map.svg"}


def run() -> list[Figure]:
    """Queries of each picture while the catalogue stays as it is, and its time beside an empty view."""
    make_catalogue_page(make_home_page())
    import_fact_base(real_fact_base(), real_advice())
    page_cache.purge()
    with override_settings(
        ROOT_URLCONF="tests.support.empty_view_urls", ALLOWED_HOSTS=["localhost"], PAGE_CACHE_SECONDS=0
    ):
        application = get_wsgi_application()
        empty = request(application, EMPTY)
        found = []
        for name, address in ADDRESSES.items():
            shown = request(application, address)
            queries = queries_of(shown)
            timings = compare({"empty": empty, name: shown})
            found += [
                Figure(f"queries of the {name}", str(queries), f"≤ {MOST_QUERIES}", queries <= MOST_QUERIES),
                Figure(f"the {name}, made anew", str(timings[name])),
            ]
    return found
