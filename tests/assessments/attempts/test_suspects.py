"""Suspect attempts: their people see their results, figures leave them out, staff decide."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from assessments.access import digest_of_token
from assessments.attempts.services import forget_visitors as forgetting
from assessments.attempts.services.mark_suspect import clear_suspect, mark_suspect
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.models import (
    Assessment,
    Attempt,
    ExportRecord,
    Outcome,
    ReplayRow,
    Submission,
    SuspectMark,
    SuspectReason,
)
from assessments.personal_data.services import forget_suspects as forgetting_suspects
from assessments.replays.services.replay_against import replay_against_catalogue
from assessments.replays.services.run_replay import run_replay
from assessments.reports.queries.figures import figures_of
from assessments.reports.queries.outcomes import OUTCOMES
from assessments.versions.queries.versions import definition_of
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_attempt, make_outcome, make_version
from tests.factories.replays import ContextInHand, make_replay
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST = reverse("assessments_suspects:attempts")
TOKEN = "t" * 43


def mark(
    *attempts: Attempt, reason: SuspectReason = SuspectReason.ADDRESS, marked_at: datetime = NOW
) -> None:
    SuspectMark.objects.bulk_create(
        SuspectMark(attempt=attempt, reason=reason, marked_at=marked_at) for attempt in attempts
    )


def suspect_and_honest() -> tuple[Attempt, Attempt]:
    version = make_version()
    suspect, honest = (make_outcome(version).submission.attempt for _number in range(2))
    mark(suspect)
    return suspect, honest


def change(actor: Actor, do: str, *chosen: Attempt, **fields: Any) -> str:
    given = {"do": do, "attempt": [str(attempt.public_id) for attempt in chosen], **fields}
    return actor.client.post(reverse("assessments_suspects:change"), given, follow=True).text


def test_mark_is_kept_when_an_attempt_is_submitted() -> None:
    attempt = make_attempt(answers=PROJECT_ANSWERS)

    submit_attempt(attempt.pk, now=NOW, suspect=SuspectReason.SITE)

    assert SuspectMark.objects.get().attempt == attempt
    assert SuspectMark.objects.get().reason == "site"


def test_report_leaves_suspect_attempts_out_and_says_how_many(report_viewer: Actor) -> None:
    suspect, honest = suspect_and_honest()

    assert figures_of(OUTCOMES.base()).total == 1
    html = report_viewer.client.get("/admin/reports/outcomes/").text
    assert str(honest.submission.public_id) in html
    assert str(suspect.submission.public_id) not in html
    assert "Left out" in html
    assert "Left out" not in report_viewer.client.get("/admin/reports/outcomes/?holder=learner").text


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_export_leaves_them_out_and_its_record_says_how_many(
    report_viewer: Actor, administrator: Actor, file_format: str
) -> None:
    suspect_and_honest()

    response: Any = report_viewer.client.get(f"/admin/reports/outcomes/outcomes.{file_format}")
    assert b"".join(response.streaming_content)

    record = ExportRecord.objects.get()
    assert (record.rows, record.left_out) == (1, 1)
    assert "Left out as suspect" in administrator.client.get("/admin/reports/outcomes/exports/").text


def test_replay_of_a_definition_leaves_them_out_and_says_how_many(editor: Actor) -> None:
    _suspect, honest = suspect_and_honest()
    version = honest.version
    replay = make_replay(version.assessment, definition_of(version))

    run_replay(ContextInHand({"replay": replay.pk}))

    replay.refresh_from_db()
    assert replay.left_out == 1
    assert list(replay_rows(replay.pk)) == [honest.submission.pk]
    page = editor.client.get(reverse("assessments_replay:replay", args=[version.assessment.public_id])).text
    assert "1 suspect submission is left out." in page


def test_replay_of_the_catalogue_leaves_them_out() -> None:
    _suspect, honest = suspect_and_honest()
    sha256 = Outcome.objects.latest("pk").snapshot.sha256
    replay = replay_against_catalogue(Assessment.objects.get(), sha256, None)

    run_replay(ContextInHand({"replay": replay.pk}))

    replay.refresh_from_db()
    assert replay.left_out == 1
    assert list(replay_rows(replay.pk)) == [honest.submission.pk]


def replay_rows(replay: int) -> Any:
    return ReplayRow.objects.filter(replay=replay).values_list("submission_id", flat=True)


def test_person_of_a_suspect_attempt_sees_their_result(visitor: Actor) -> None:
    attempt = make_outcome(visitor=digest_of_token(TOKEN)).submission.attempt
    mark(attempt)
    visitor.client.cookies["portal_attempt"] = TOKEN

    result = visitor.client.get(reverse("assessments:result", args=[attempt.submission.public_id]))

    assert result.status_code == 200
    assert "suspect" not in result.text


def test_administrator_marks_and_clears_with_an_entry_in_the_log(administrator: Actor) -> None:
    attempt = make_outcome().submission.attempt
    frozen = list(Outcome.objects.values()), list(Submission.objects.values())

    assert "1 attempt is marked as suspect" in change(administrator, "mark", attempt, note="A test of ours")
    marked = SuspectMark.objects.get()
    assert (marked.reason, marked.note, marked.marked_by) == ("staff", "A test of ours", administrator.person)
    assert "already" in change(administrator, "mark", attempt)
    assert "1 attempt is no longer marked" in change(administrator, "clear", attempt, note="It was not")

    assert not SuspectMark.objects.exists()
    entries = ModelLogEntry.objects.order_by("pk").values_list("action", "user", "object_id", "data")
    assert list(entries) == [
        ("assessments.suspect.mark", administrator.person.pk, str(attempt.pk), {"note": "A test of ours"}),
        ("assessments.suspect.clear", administrator.person.pk, str(attempt.pk), {"note": "It was not"}),
    ]
    history = administrator.client.get("/admin/reports/site-history/").text
    assert "Removed the suspect mark" in history
    assert str(attempt.public_id) in history
    assert (list(Outcome.objects.values()), list(Submission.objects.values())) == frozen


def test_all_attempts_of_a_page_are_marked_at_once(administrator: Actor) -> None:
    version = make_version()
    shown = [make_attempt(version) for _number in range(3)]
    make_attempt(version)

    change(administrator, "mark all", shown=[str(attempt.public_id) for attempt in shown])

    assert set(SuspectMark.objects.values_list("attempt", flat=True)) == {attempt.pk for attempt in shown}


def test_nothing_is_marked_without_a_choice_or_by_a_form_that_is_not_ours(administrator: Actor) -> None:
    make_attempt()

    assert "Nothing was changed. Choose some attempts first." in change(administrator, "mark")
    for given in ({"do": "mark", "attempt": "none"}, {"do": "erase"}):
        assert administrator.client.post(reverse("assessments_suspects:change"), given).status_code == 404
    assert not SuspectMark.objects.exists()


@pytest.mark.parametrize("role", ["visitor", "learner", "editor", "moderator", "report_viewer"])
def test_nobody_else_marks(role: str, request: pytest.FixtureRequest) -> None:
    attempt = make_attempt()

    change(request.getfixturevalue(role), "mark", attempt)

    assert not SuspectMark.objects.exists()


def test_list_shows_marks_and_nobodys_name_or_answers(administrator: Actor, learner: Actor) -> None:
    version = make_version()
    mark(make_attempt(version, learner=learner.person, answers={"share": "half"}))
    make_attempt(version)

    html = administrator.client.get(LIST, {"mark": "suspect"}).text

    assert html.count('name="attempt"') == 1
    assert "many from one network address" in html
    assert learner.person.email not in html
    assert administrator.client.get(LIST).text.count('name="attempt"') == 2
    assert "No attempts match these filters." in administrator.client.get(LIST, {"state": "submitted"}).text


def test_queries_of_the_list_do_not_grow(administrator: Actor) -> None:
    version = make_version()

    def more(count: int) -> None:
        for _number in range(count):
            mark_suspect([make_attempt(version).public_id], note="", by=administrator.person)
            mark(make_outcome(version).submission.attempt)

    assert_queries_do_not_grow(more, lambda: administrator.client.get(LIST))


def test_suspect_attempt_without_an_account_is_deleted_when_its_browser_is_forgotten(
    monkeypatch: pytest.MonkeyPatch, learner: Actor, administrator: Actor
) -> None:
    monkeypatch.setattr(forgetting_suspects, "AT_ONCE", 2)
    version = make_version()
    old = NOW - timedelta(days=31)
    suspects = [make_outcome(version, now=old).submission.attempt for _number in range(3)]
    cleared = make_outcome(version, now=old).submission.attempt
    account = make_outcome(version, now=old, learner=learner.person, visitor="").submission.attempt
    young = make_outcome(version, now=NOW).submission.attempt
    just_marked = make_outcome(version, now=old).submission.attempt
    mark(*suspects, cleared, account, marked_at=old)
    mark(young, just_marked)
    clear_suspect([cleared.public_id], note="", by=administrator.person)

    assert forgetting_suspects.forget_suspects(NOW) == 3

    assert set(Attempt.objects.all()) == {cleared, account, young, just_marked}


def test_suspect_attempt_without_any_answer_is_deleted_after_two_days() -> None:
    version = make_version()
    old = NOW - timedelta(days=3)
    untouched, answered = (
        make_attempt(version, now=old),
        make_attempt(version, now=old, answers={"share": "half"}),
    )
    honest = make_attempt(version, now=old)
    mark(untouched, answered)

    assert forgetting.forget_visitors(NOW).deleted == 1

    assert set(Attempt.objects.all()) == {answered, honest}


def test_visitors_are_forgotten_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    version = make_version()
    old = NOW - timedelta(days=31)
    for _number in range(5):
        make_attempt(version, now=old)
    submitted = [make_outcome(version, now=old).submission.attempt for _number in range(5)]

    with CaptureQueriesContext(connection) as queries:
        assert forgetting.forget_visitors(NOW) == forgetting.Forgotten(deleted=5, unlinked=5)

    statements = [query["sql"] for query in queries]
    assert sum('DELETE FROM "assessments_attempt"' in text for text in statements) == 3
    assert sum('UPDATE "assessments_attempt"' in text for text in statements) == 3
    assert set(Attempt.objects.filter(visitor="")) == set(submitted)
