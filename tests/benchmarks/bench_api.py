"""A certification for programs beside its page for people, through the WSGI application of this process.

The PMP of the project's own fact base, with all its facts.
"""

from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from django.test import override_settings

from certifications.fact_base.services import import_fact_base
from certifications.models import CertificationPage
from certifications.queries.advice import forget_advice
from certifications.queries.evidence import forget_evidence
from certifications.queries.kept import forget_certifications
from certifications.queries.terms import forget_terms
from certifications.readings import forget_readings
from portal.shared.page_cache import PAGES
from tests.benchmarks.bench_pages import queries_of, request
from tests.factories.demo_catalogue import real_advice
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.factories.real_catalogue import real_fact_base
from tests.support.measuring import Figure, Timing, at_most, compare
from tests.support.one_connection import one_connection

BAR, MOST_QUERIES = 2.0, 1
PAGE, DOCUMENT, LIST = "the kept page", "the kept document", "a kept list of 50 with facts"


def run() -> list[Figure]:
    """What the document takes at the 95th percentile, kept and made anew, beside the kept page."""
    with transaction.atomic(), one_connection():
        make_catalogue_page(make_home_page())
        import_fact_base(real_fact_base(), real_advice())
        page = CertificationPage.objects.get(slug="pmp").get_url()
        with override_settings(ALLOWED_HOSTS=["localhost"], ADDRESS_LIMIT_FACTOR=100_000):
            figures = _figures(page)
        transaction.set_rollback(True)
    for forget in (forget_certifications, forget_evidence, forget_terms, forget_advice, forget_readings):
        forget()
    return figures


def _figures(page: str) -> list[Figure]:
    application = get_wsgi_application()
    shown = request(application, page)
    document = request(application, "/api/v1/certifications/pmp/")
    listed = request(application, "/api/v1/certifications/", "expand=facts")
    with override_settings(PAGE_CACHE_SECONDS=600):
        caches[PAGES].clear()
        kept = compare({PAGE: shown, DOCUMENT: document, LIST: listed})
    with override_settings(PAGE_CACHE_SECONDS=0):
        queries = queries_of(document)
        anew = compare({"document": document, "page": shown, "list": listed})
    return [
        at_most("p95 of the kept document, × the kept page’s", kept[DOCUMENT].p95 / kept[PAGE].p95, BAR),
        Figure("queries of a document made anew", str(queries), f"≤ {MOST_QUERIES}", queries <= MOST_QUERIES),
        _beside("a document made anew", anew["document"], kept[PAGE]),
        _beside("a page made anew", anew["page"], kept[PAGE]),
        _beside("a list of 50 with facts, made anew", anew["list"], kept[PAGE]),
        *(Figure(name, str(timing)) for name, timing in kept.items()),
    ]


def _beside(name: str, timing: Timing, kept: Timing) -> Figure:
    return Figure(name, f"{timing}: p95 {timing.p95 / kept.p95:.0f} × the kept page’s")
