"""Someone floods the site with starts, saves, forms and reports; beside them a learner answers questions.

What is stored stays within the bounds, no session is made, and the learner is acknowledged all the while. The
flood comes from one address of this machine and the learner from another, to the server of production.
"""

import http.client
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import TypeVar
from urllib.parse import urlencode
from uuid import uuid4

from django.db import connection
from django.urls import reverse
from psycopg import sql

from assessments.access import VISITOR_COOKIE
from assessments.models import Assessment
from certifications.models import CertificationPage
from portal.shared.write_limits import BOUNDS, Write
from tests.factories.assessments import make_assessment
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_home_page
from tests.support.served import served

T = TypeVar("T")

STARTS_FULL, STARTS_SHORT = 10_000, 200
# Beside each hundred starts.
SAVES, FORMS, REPORTS = 20, 10, 5
SHORT_FACTOR = 0.05
THREADS = 4
HOSTILE, LEARNER = "127.0.0.1", "127.0.0.2"
THINKING = 0.05
ALONE_SECONDS = {True: 1.5, False: 15.0}
TOKEN = "c" * 32
FORM = "application/x-www-form-urlencoded"
# As long as the longest that a session was made of.
LONG_FORM = urlencode({"answer.share": "half", "x": "y" * 18_900})
TABLES = {
    "attempts": "assessments_attempt",
    "marked suspect": "assessments_suspectmark",
    "reports": "certifications_factreport",
    "sessions": "django_session",
}


@dataclass(slots=True)
class Client:
    """Sends requests from an address of this machine."""

    port: int
    address: str
    token: str = ""
    seconds: list[float] = field(default_factory=list)

    def post(self, path: str, body: str, kind: str) -> tuple[int, str]:
        """The status, and where it leads; keeps the token of an attempt for the learner."""
        cookie = f"csrftoken={TOKEN}" + (f"; {VISITOR_COOKIE}={self.token}" if self.token else "")
        headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "Content-Type": kind}
        server = http.client.HTTPConnection("127.0.0.1", self.port, 60, source_address=(self.address, 0))
        began = time.monotonic()
        try:
            server.request("POST", path, body, headers)
            response = server.getresponse()
            response.read()
        finally:
            server.close()
        self.seconds.append(time.monotonic() - began)
        if self.address == LEARNER:
            for line in response.headers.get_all("Set-Cookie") or ():
                morsel = SimpleCookie(line).get(VISITOR_COOKIE)
                self.token = morsel.value if morsel else self.token
        return response.status, response.headers.get("Location", "")


def run(short: bool) -> list[str]:
    """Flood the site; returns lines of figures.

    Raises:
        RuntimeError: more is stored than the bounds allow, or the learner was refused.
    """
    starts = STARTS_SHORT if short else STARTS_FULL
    assessment, page = _content()
    with served("portal.settings.dev", {"DEBUG": "0", "LOG_LEVEL": "ERROR", **_bounds(short)}) as port:
        before = _stored()
        learner = _Learner(Client(port, LEARNER), assessment)
        learner.answer_while(_waiting(ALONE_SECONDS[short]))
        alone = learner.percentile()
        began = time.monotonic()
        answers = learner.answer_while(_flood(port, starts, assessment, page))
        seconds = time.monotonic() - began
        beside = learner.percentile()
        after = _stored()
    rate = sum(map(Counter.total, answers.values())) / seconds
    growth = {name: after[name] - before[name] for name in after}
    _judge(growth, short)
    return [
        f"starts {starts}: {_said(answers['start'])}; {rate:.0f} requests/s",
        *(f"{name}: {_said(answers[name])}" for name in ("save", "form", "report")),
        ", ".join(f"{name} {growth[name]}" for name in TABLES) + f", database +{growth['kB']} kB",
        f"a learner's save p95 alone {alone:.0f} ms, beside the flood {beside:.0f} ms; refused or lost 0",
    ]


def _bounds(short: bool) -> dict[str, str]:
    """The short form has fewer starts, and less room for them."""
    return {"ADDRESS_LIMIT_FACTOR": str(SHORT_FACTOR)} if short else {}


def _content() -> tuple[Assessment, CertificationPage]:
    catalogue = make_catalogue_page(make_home_page())
    return make_assessment(), make_certification(catalogue, facts=(fact_row(),))


def _stored() -> dict[str, int]:
    with connection.cursor() as cursor:
        sizes = {}
        for name, table in TABLES.items():
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            sizes[name] = cursor.fetchone()[0]
        cursor.execute("SELECT pg_database_size(current_database()) / 1024")
        return sizes | {"kB": cursor.fetchone()[0]}


class _Learner:
    """Begins an attempt and answers until they are told to stop."""

    def __init__(self, client: Client, assessment: Assessment) -> None:
        self._client = client
        status, there = client.post(reverse("assessments:about", args=[assessment.slug]), "", FORM)
        found = re.search(r"attempts/([^/]+)/", there)
        if status != http.client.FOUND or found is None:
            raise RuntimeError(f"The learner's start was answered by {status}.")
        self._address = reverse("assessments:answer", args=[found[1], "share"])
        self._revision = 0

    def answer_while(self, work: Callable[[], T]) -> T:
        """Answer again and again while the work is done; returns what came of it."""
        self._client.seconds.clear()
        with ThreadPoolExecutor(1) as pool:
            doing = pool.submit(work)
            while not doing.done():
                self._save()
                time.sleep(THINKING)
            return doing.result()

    def percentile(self) -> float:
        """The milliseconds within which 95 of a hundred saves were acknowledged."""
        return 1000 * sorted(self._client.seconds)[int(len(self._client.seconds) * 0.95)]

    def _save(self) -> None:
        value = ("half", "projects")[self._revision % 2]
        sent = json.dumps({"value": value, "revision": self._revision})
        status, _there = self._client.post(self._address, sent, "application/json")
        if status != http.client.OK:
            raise RuntimeError(f"The learner's answer was answered by {status}.")
        self._revision += 1


def _waiting(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def _flood(
    port: int, starts: int, assessment: Assessment, page: CertificationPage
) -> Callable[[], dict[str, Counter[int]]]:
    """The work of somebody hostile: each request as a browser that was never here."""
    start = reverse("assessments:about", args=[assessment.slug])
    report = reverse("certifications:report_error", args=[page.translation_key, "exam.questions"])
    answers: dict[str, Counter[int]] = {name: Counter() for name in ("start", "save", "form", "report")}
    lock = threading.Lock()

    def send(number: int) -> None:
        client = Client(port, HOSTILE)
        for name, path, body, kind in _requests(number, start, report):
            status, _there = client.post(path, body, kind)
            with lock:
                answers[name][status] += 1

    def flood() -> dict[str, Counter[int]]:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(send, range(starts)))
        return answers

    return flood


def _requests(number: int, start: str, report: str) -> Iterator[tuple[str, str, str, str]]:
    yield "start", start, "", FORM
    nowhere = uuid4()
    if number % 100 < SAVES:
        sent = json.dumps({"value": "half", "revision": 0})
        yield "save", reverse("assessments:answer", args=[nowhere, "share"]), sent, "application/json"
    if number % 100 < FORMS:
        yield "form", reverse("assessments:section", args=[nowhere, "week"]), LONG_FORM, FORM
    if number % 100 < REPORTS:
        yield "report", report, urlencode({"message": "It is wrong."}), FORM


def _judge(growth: dict[str, int], short: bool) -> None:
    # Twice: the flood may reach from one hour into the next.
    factor = SHORT_FACTOR if short else 1.0
    most = {write: int(2 * bounds.most * factor) for write, bounds in BOUNDS.items()}
    usual = int(2 * BOUNDS[Write.STARTS].usual * factor)
    kept = growth["attempts"] - growth["marked suspect"] - 1
    if growth["sessions"] or growth["attempts"] > most[Write.STARTS] + 1 or kept > usual:
        raise RuntimeError(f"More is stored than the bounds allow: {growth}")
    if growth["reports"] > most[Write.REPORTS]:
        raise RuntimeError(f"More reports are stored than the bounds allow: {growth}")


def _said(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items()))
