"""What somebody waits who tries something on their result: the panel's people, the demo's whole catalogue."""

from collections.abc import Iterator
from time import perf_counter
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.domain.answers.parser import answers_document
from assessments.models import AssessmentVersion
from certifications.fact_base.services import import_fact_base
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from certifications.readings import forget_readings
from tests.factories.assessments import make_outcome
from tests.factories.decisions import make_second_edition
from tests.factories.demo_catalogue import real_advice
from tests.factories.pages import make_catalogue_page
from tests.factories.real_catalogue import real_fact_base
from tests.panel.reading import people, sheets
from tests.support.measuring import Figure, Timing
from tests.support.queries import recorded_queries

BAR_MS = 300
TOKEN = "t" * 43
TRIED = (
    {"hours": "10"},
    {"budget": "nothing"},
    {"payer": "others"},
    {"region": "germany"},
    {"role": "it_service_manager"},
    {"start": ""},
    {"hours": "10", "budget": "up_to_300", "region": "usa", "role": "project_manager"},
)


def run() -> list[Figure]:
    """Milliseconds of the whole answer in a warm process, at the 95th percentile, and its statements."""
    with transaction.atomic():
        make_catalogue_page()
        import_fact_base(real_fact_base(), real_advice())
        addresses = [*_addresses(make_second_edition())]
        with override_settings(ALLOWED_HOSTS=["testserver"]):
            browser = Client()
            browser.cookies[VISITOR_COOKIE] = TOKEN
            browser.get(addresses[0])
            timing = Timing(tuple(sorted(_seconds(browser, address) for address in addresses)))
            with recorded_queries() as statements:
                browser.get(addresses[0])
        transaction.set_rollback(True)
    for forget in (forget_snapshot, forget_certifications, forget_advice, forget_readings):
        forget()
    milliseconds = 1000 * timing.p95
    return [
        Figure("a trial", f"{milliseconds:.0f} ms at p95", f"≤ {BAR_MS} ms", milliseconds <= BAR_MS),
        Figure("all trials", str(timing)),
        Figure("statements of a trial", str(len(statements))),
    ]


def _addresses(version: AssessmentVersion) -> Iterator[str]:
    """Everybody of the panel with everything that is tried; a start in a year."""
    month = timezone.localdate().replace(day=1)
    start = f"{month.year + 1}-{month.month:02}"
    for person in people():
        answers = answers_document(sheets("first")[person.key])
        outcome = make_outcome(version, answers=answers, visitor=digest_of_token(TOKEN), now=timezone.now())
        address = reverse("assessments:what_if", args=[outcome.submission.public_id])
        for tried in TRIED:
            yield f"{address}?{urlencode({**tried, **({'start': start} if 'start' in tried else {})})}"


def _seconds(browser: Client, address: str) -> float:
    started = perf_counter()
    response = browser.get(address)
    taken = perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return taken
