"""Saving an answer and submitting a run, beside a bare INSERT, an empty view and Wagtail's own form page with
as many fields, on “Find your path”.
"""

import json
import statistics
from collections.abc import Callable, Iterator
from itertools import count
from unittest.mock import patch
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.db import connection
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, Holder, digest_of_token
from assessments.attempts.services.save_answer import save_answer
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.catalogue.queries import kept_snapshot
from assessments.domain.engines.registry import CURRENT, engine_of
from assessments.models import Assessment, AssessmentVersion, Attempt
from assessments.versions.queries.versions import definition_of, prepared_of
from tests.assessments.find_your_path import DOCUMENT, SOME_OF_BOTH
from tests.factories.assessments import NOW, checked_and_frozen
from tests.factories.real_catalogue import real_snapshot
from tests.support import form_page
from tests.support.empty_view_urls import EMPTY
from tests.support.form_page import make_form_page
from tests.support.measuring import Figure, Timing, at_least, compare
from tests.support.queries import recorded_queries
from tests.support.served import THREADS, Call, requests_a_second, served

CSRF = "c" * 32
QUESTION, VALUES = "direction", ("same", "not_sure")
# More than the benchmark submits.
RUNS = 12_000
MOST_STATEMENTS = 6
LEAST_SAVES = 0.35
LEAST_SUBMITS = 7
ROUNDS, SECONDS = 5, 1.0

Runs = Iterator[Attempt]


def run() -> list[Figure]:
    """Statements of both, their time beside an INSERT's, and requests a second beside an empty view."""
    assessment = Assessment.objects.create(title="Find your path", definition="", live=True)
    runs = answered_runs(checked_and_frozen(assessment, DOCUMENT))
    return [*in_this_process(runs), *through_a_server(runs)]


def token_of(public_id: UUID) -> str:
    """What the browser that holds an attempt carries: of a token's form, and easy to find again."""
    return str(public_id).ljust(43, "-")


def answered_runs(version: AssessmentVersion) -> Runs:
    """Runs in which everything is answered, each of a browser of its own."""
    at = NOW.isoformat()
    answers = {key: {"value": value, "revision": 1, "at": at} for key, value in SOME_OF_BOTH.items()}
    made = (
        Attempt(
            public_id=(public_id := uuid4()),
            version=version,
            visitor=digest_of_token(token_of(public_id)),
            answers=answers,
            started_at=NOW,
        )
        for _number in range(RUNS)
    )
    return iter(Attempt.objects.bulk_create(made, batch_size=500))


def in_this_process(runs: Runs) -> list[Figure]:
    """The services beside a bare INSERT, on the real catalogue."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id bigserial PRIMARY KEY, document jsonb, at timestamptz)")
    with patch.object(kept_snapshot, "current_snapshot", real_snapshot):
        kept_snapshot.forget_snapshot()
        save = saving(next(runs))
        submit_attempt(next(runs).pk, now=NOW)
        of_saving = statements(save)
        of_submitting = statements(lambda: submit_attempt(next(runs).pk, now=NOW))
        timings = compare(
            {
                "a bare INSERT": insert,
                "saving an answer": save,
                "submitting a run": lambda: submit_attempt(next(runs).pk, now=NOW),
                "what the engine takes of it": evaluating(next(runs).version),
            },
            seconds=6,
        )
    kept_snapshot.forget_snapshot()
    return [
        Figure("statements of saving an answer", str(of_saving), "1", of_saving == 1),
        Figure(
            "statements of submitting, beside BEGIN and COMMIT",
            str(of_submitting),
            f"≤ {MOST_STATEMENTS}",
            of_submitting <= MOST_STATEMENTS,
        ),
        Figure("time of a save, beside a bare INSERT's", beside(timings, "saving an answer")),
        Figure("time of a submit, beside a bare INSERT's", beside(timings, "submitting a run")),
        *(Figure(name, str(timing)) for name, timing in timings.items()),
    ]


def beside(timings: dict[str, Timing], what: str) -> str:
    return f"{timings[what].median / timings['a bare INSERT'].median:.1f} ×"


def through_a_server(runs: Runs) -> list[Figure]:
    """Browsers at one worker of the server, in turn at the empty view, saving and submitting."""
    answering = [sends_answers(next(runs)) for _thread in range(THREADS)]
    make_form_page()
    kinds: dict[str, list[Callable[[], Call]]] = {
        "empty": [lambda: Call(EMPTY)] * THREADS,
        "form page": [sends_forms(next(runs))] * THREADS,
        "saving": answering,
        "submitting": [sends_submits(runs)] * THREADS,
    }
    rates: dict[str, list[float]] = {name: [] for name in kinds}
    with served(form_page.SETTINGS) as port:
        for _round in range(ROUNDS + 1):
            for name, senders in kinds.items():
                rates[name].append(requests_a_second(port, senders, SECONDS))
    require_stored_forms()
    # The first round warms up.
    empty, forms, saves, submits = (statistics.median(rates[name][1:]) for name in kinds)
    return [
        at_least("requests/s of saving, beside an empty view", saves / empty, LEAST_SAVES),
        Figure("requests/s of submitting, beside an empty view", f"{submits / empty:.3f} ×"),
        at_least("requests/s of submitting, beside Wagtail's form page", submits / forms, LEAST_SUBMITS),
        Figure(
            "an empty view, Wagtail's form page, saving, submitting",
            f"{empty:.0f}, {forms:.0f}, {saves:.0f}, {submits:.0f} requests/s",
        ),
    ]


def saving(attempt: Attempt) -> Callable[[], object]:
    """A call of the service, each over the revision before."""
    definition, revisions = definition_of(attempt.version), count(1)

    def call() -> object:
        revision = next(revisions)
        value = VALUES[revision % 2]
        return save_answer(
            attempt.pk,
            QUESTION,
            value,
            holder=Holder(None, (attempt.visitor,)),
            definition=definition,
            expected_revision=revision,
            now=NOW,
        )

    return call


def evaluating(version: AssessmentVersion) -> Callable[[], object]:
    """The outcome alone, margin included, of the answers that are submitted; nothing is read or stored."""
    engine, prepared = engine_of(CURRENT), prepared_of(version, CURRENT)
    snapshot = kept_snapshot.kept_snapshot().snapshot
    return lambda: engine.evaluate(prepared, SOME_OF_BOTH, (), snapshot, NOW.date())


def insert() -> None:
    """What no saving can be faster than: one row, one commit."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare (document, at) VALUES (%s, %s)", ['{"value": "same"}', NOW])


def statements(action: Callable[[], object]) -> int:
    """Statements of an action beside BEGIN and COMMIT."""
    with recorded_queries() as recorded:
        action()
    return len([statement for statement in recorded if statement not in {"BEGIN", "COMMIT"}])


def sends_answers(attempt: Attempt) -> Callable[[], Call]:
    """A browser that sends one answer after the other, each over the revision before."""
    revisions = count(1)
    path = reverse("assessments:answer", args=[attempt.public_id, QUESTION])

    def call() -> Call:
        revision = next(revisions)
        sent = {"value": VALUES[revision % 2], "revision": revision}
        return Call(path, json.dumps(sent).encode(), headers_of(attempt, "application/json"))

    return call


def sends_submits(runs: Runs) -> Callable[[], Call]:
    """Browsers that submit their run."""

    def call() -> Call:
        attempt = next(runs)
        headers = headers_of(attempt, "application/x-www-form-urlencoded")
        return Call(reverse("assessments:review", args=[attempt.public_id]), b"", headers)

    return call


def sends_forms(attempt: Attempt) -> Callable[[], Call]:
    """A browser that sends the same answers to the form page."""
    body = urlencode({key: entry["value"] for key, entry in attempt.answers.items()}).encode()
    headers = headers_of(attempt, "application/x-www-form-urlencoded")
    return lambda: Call(form_page.ADDRESS, body, headers)


def require_stored_forms() -> None:
    """Stop where the form page refused what was sent: it answers 200 then, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM wagtailforms_formsubmission)")
        if cursor.fetchone() != (True,):
            raise RuntimeError("The form page stored nothing.")


def headers_of(attempt: Attempt, content_type: str) -> dict[str, str]:
    """Those of the browser whose run it is."""
    return {
        "Cookie": f"{VISITOR_COOKIE}={token_of(attempt.public_id)}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Content-Type": content_type,
    }
