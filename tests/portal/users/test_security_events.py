"""Failed sign-ins and factors, lock-outs and refusals stand in the log, and nobody's name with them."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Page, Task, TaskState

from portal.editorial.models import ModerationTask
from portal.editorial.refusals import ApprovalRefusedError
from portal.users.roles import EDITORS
from tests.support.cast import PASSWORD, Actor, add_second_factor, make_person, signed_in_client

pytestmark = pytest.mark.django_db

EMAIL = "anna@example.org"


def events(caplog: pytest.LogCaptureFixture, name: str) -> list[dict[str, Any]]:
    """Our lines of this name; none of any name says who it was."""
    lines = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
    assert EMAIL not in str(lines)
    assert "203.0.113.7" not in str(lines)
    return [line for line in lines if line["event"] == name]


def try_password(client: Client, password: str) -> Any:
    return client.post("/accounts/login/", {"login": EMAIL, "password": password}, REMOTE_ADDR="203.0.113.7")


def test_a_wrong_password_and_the_lock_that_follows_are_events(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    make_person(EMAIL)
    for _attempt in range(5):
        try_password(client, "wrong")
    failed = events(caplog, "sign_in_failed")
    assert len(failed) == 5
    assert (failed[0]["route"], failed[0]["again"]) == ("accounts/login/", False)
    assert events(caplog, "sign_in_locked") == []
    try_password(client, PASSWORD)
    assert [line["route"] for line in events(caplog, "sign_in_locked")] == ["accounts/login/"]


def test_a_wrong_code_is_an_event(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    add_second_factor(make_person(EMAIL, role=EDITORS))
    try_password(client, PASSWORD)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    (failed,) = events(caplog, "second_factor_failed")
    assert (failed["factor"], failed["again"]) == ("totp", False)


def test_a_form_without_its_token_is_an_event(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Origin": "https://anna.example"})
    answer = client.post("/accounts/login/", {"login": EMAIL})
    assert answer.status_code == 403
    assert "Please send the form again" in answer.content.decode()
    (refused,) = events(caplog, "csrf_refused")
    assert (refused["route"], refused["reason"]) == ("accounts/login/", "origin")
    assert "anna" not in str(refused)


@pytest.mark.parametrize(
    ("referrer", "word"),
    [
        ("https://anna.example/page", "referrer"),
        ("http://testserver/accounts/login/", "referrer"),
        ("anna", "referrer"),
        ("", "no_referrer"),
        ("https://testserver/accounts/login/", "no_cookie"),
    ],
)
def test_a_form_from_elsewhere_is_told_from_one_without_its_cookie(
    referrer: str, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Referer": referrer} if referrer else {})
    assert client.post("/accounts/login/", {"login": EMAIL}, secure=True).status_code == 403
    (refused,) = events(caplog, "csrf_refused")
    assert refused["reason"] == word
    assert "anna" not in str(refused)


def test_whoever_is_kept_out_of_the_admin_is_an_event_with_its_reason(
    learner: Actor, editor: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    without = make_person("new-editor@example.org", role=EDITORS)
    not_shown = make_person("old-editor@example.org", role=EDITORS)
    add_second_factor(not_shown)
    for client, path in (
        (learner.client, "/admin/"),
        (signed_in_client(without), "/admin/"),
        (signed_in_client(not_shown), "/admin/"),
        (editor.client, "/admin/users/"),
        (editor.client, "/admin/"),
    ):
        client.get(path)
    reasons = [line["reason"] for line in events(caplog, "admin_refused")]
    assert reasons == ["no_role", "no_factor", "factor_not_shown", "not_permitted"]


def test_whoever_asked_to_come_back_to_the_front_of_the_admin_was_refused_nothing(
    moderator: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    page = Page.objects.get(title="Home")
    page.locked, page.locked_by = True, moderator.person
    page.save()
    address = f"/admin/pages/{page.pk}/unlock/"

    answer = moderator.client.post(address, {"next": "/admin/"})

    assert answer["Location"] == "/admin/"
    assert not Page.objects.get(pk=page.pk).locked
    assert events(caplog, "admin_refused") == []


def test_a_next_that_was_not_followed_hides_no_refusal(
    editor: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    page = Page.objects.get(title="Home")
    editor.client.get("/admin/users/?next=/admin/")
    editor.client.post(f"/admin/pages/{page.pk}/unpublish/", {"next": "/admin/"})
    assert [line["reason"] for line in events(caplog, "admin_refused")] == ["not_permitted"] * 2


def test_an_author_who_tries_to_approve_is_an_event(
    moderator: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    page = Page.objects.get(title="Home").specific
    page.seo_title = "Home, Same meaning, new wording"
    revision = page.save_revision(user=moderator.person)
    task = ModerationTask.objects.get()
    state = page.get_workflow().start(page, moderator.person).current_task_state
    assert isinstance(state, TaskState)
    assert isinstance(task, Task)
    assert state.revision == revision
    with pytest.raises(ApprovalRefusedError):
        task.on_action(state, moderator.person, "approve")
    (refused,) = events(caplog, "approval_refused")
    assert refused["content"] == ContentType.objects.get_for_model(page).model
