"""What goes live was approved by somebody who did not write it, whichever way one tries."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, Revision, TaskState

from portal.editorial.digests import digest_of_revision
from portal.editorial.refusals import ApprovalRefusedError
from portal.editorial.tasks import anything_due
from portal.home.models import HomePage
from portal.users.roles import MODERATORS
from tests.factories.pages import make_catalogue_page, make_home_page
from tests.support.cast import Actor, staff_actor

pytestmark = pytest.mark.django_db

NEW = "What the draft says."


@pytest.fixture
def home() -> HomePage:
    return make_home_page()


@pytest.fixture
def other_moderator(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS)


def draft_of(home: HomePage, actor: Actor, words: str = NEW) -> Revision:
    """A draft of the page that this person saved."""
    page = home.get_latest_revision_as_object()
    page.introduction = words
    revision: Revision = page.save_revision(user=actor.person)
    return revision


def submit(home: HomePage, actor: Actor) -> None:
    home.refresh_from_db()
    home.get_workflow().start(home, actor.person)


def approve(client: Client, home: HomePage) -> int:
    """Approve as the button does; returns the status."""
    home.refresh_from_db()
    state = home.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[home.pk, "approve", state.pk])
    return client.post(address).status_code


def shown(home: HomePage) -> str:
    return str(HomePage.objects.get(pk=home.pk).introduction)


def test_moderator_approves_what_an_editor_wrote(home: HomePage, editor: Actor, moderator: Actor) -> None:
    draft_of(home, editor)
    submit(home, editor)
    approve(moderator.client, home)

    assert shown(home) == NEW
    assert not HomePage.objects.get(pk=home.pk).workflow_in_progress


def test_moderator_does_not_approve_their_own_edit(
    home: HomePage, moderator: Actor, other_moderator: Actor
) -> None:
    draft_of(home, moderator)
    submit(home, moderator)
    approve(moderator.client, home)
    assert shown(home) != NEW

    approve(other_moderator.client, home)
    assert shown(home) == NEW


def test_edit_by_another_person_on_top_does_not_make_ones_own_approvable(
    home: HomePage, editor: Actor, moderator: Actor
) -> None:
    draft_of(home, moderator)
    draft_of(home, editor, f"{NEW} And more.")
    submit(home, editor)
    approve(moderator.client, home)

    assert NEW not in shown(home)


def test_edits_of_versions_already_published_do_not_count(
    home: HomePage, editor: Actor, moderator: Actor, other_moderator: Actor
) -> None:
    draft_of(home, moderator, "First.")
    submit(home, moderator)
    approve(other_moderator.client, home)
    draft_of(home, editor, NEW)
    submit(home, editor)
    approve(moderator.client, home)

    assert shown(home) == NEW


def test_author_may_ask_for_changes_but_is_offered_no_approval(
    home: HomePage, editor: Actor, moderator: Actor, other_moderator: Actor
) -> None:
    draft_of(home, moderator)
    submit(home, moderator)
    home.refresh_from_db()
    task = home.current_workflow_task

    assert {name for name, _label, _modal in task.get_actions(home, moderator.person)} == {"reject"}
    assert "approve" in {name for name, _label, _modal in task.get_actions(home, other_moderator.person)}
    assert task.get_actions(home, editor.person) == []


def test_no_call_goes_round_the_rule(home: HomePage, moderator: Actor) -> None:
    draft_of(home, moderator)
    submit(home, moderator)
    home.refresh_from_db()
    state = home.current_workflow_task_state

    with pytest.raises(ApprovalRefusedError):
        home.current_workflow_task.on_action(state, moderator.person, "approve")
    with pytest.raises(PermissionDenied):
        state.approve(user=moderator.person)
    with pytest.raises(PermissionDenied):
        state.approve(user=None)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert shown(home) != NEW


def test_workflow_without_steps_publishes_nothing(home: HomePage, editor: Actor) -> None:
    draft_of(home, editor)
    home.get_workflow().workflow_tasks.all().delete()

    with pytest.raises(PermissionDenied):
        submit(home, editor)
    assert shown(home) != NEW


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_nobody_publishes_by_the_editors_form(
    home: HomePage, role: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    page = make_catalogue_page(home)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {
        "title": "Changed",
        "slug": page.slug,
        "introduction": NEW,
        "action-publish": "1",
        **{f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")},
    }
    actor.client.post(address, sent)

    page.refresh_from_db()
    assert page.title == "Catalogue"
    assert page.has_unpublished_changes


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_nobody_publishes_in_bulk_or_by_a_call(
    home: HomePage, role: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    revision = draft_of(home, actor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    actor.client.post(f"{address}?id={home.pk}", {"include_descendants": "on"})

    with pytest.raises(PublishPagePermissionError):
        revision.publish(user=actor.person)
    assert shown(home) != NEW


def test_nobody_publishes_by_copying(home: HomePage, moderator: Actor) -> None:
    page = make_catalogue_page(home)
    page.unpublish()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    moderator.client.post(
        address,
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": home.pk,
            "publish_copies": "on",
            "alias": "on",
        },
    )

    assert not Page.objects.filter(slug="copy", live=True).exists()


def test_edit_after_submission_needs_approval_of_its_own(
    home: HomePage, editor: Actor, moderator: Actor, other_moderator: Actor
) -> None:
    draft_of(home, editor)
    submit(home, editor)
    draft_of(home, moderator, "Added while it waited.")
    for _press in range(2):
        approve(other_moderator.client, home)
        assert shown(home) not in {NEW, "Added while it waited."}, "the list does not show the latest version"

    home.refresh_from_db()
    state, read = home.current_workflow_task_state, digest_of_revision(home.get_latest_revision())
    home.current_workflow_task.on_action(state, other_moderator.person, "approve", seen=read)
    assert shown(home) == "Added while it waited."


def test_moderator_takes_a_page_offline_and_stops_a_schedule(
    home: HomePage, editor: Actor, moderator: Actor
) -> None:
    page = make_catalogue_page(home)
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    editor.client.post(address)
    page.refresh_from_db()
    assert page.live

    moderator.client.post(address)
    page.refresh_from_db()
    assert not page.live


def scheduled(home: HomePage, editor: Actor, moderator: Actor) -> Revision:
    """An approved version that waits for its time."""
    page = home.get_latest_revision_as_object()
    page.introduction = NEW
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(user=editor.person)
    submit(home, editor)
    approve(moderator.client, home)
    revision: Revision = HomePage.objects.get(pk=home.pk).scheduled_revision
    return revision


def test_approved_version_waits_for_its_time_and_the_job_publishes_it(
    home: HomePage, editor: Actor, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled(home, editor, moderator)
    assert shown(home) != NEW
    assert not anything_due()

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert anything_due()
    call_command("publish_scheduled", verbosity=0)
    assert shown(home) == NEW


def test_moderator_stops_a_schedule_and_an_editor_does_not(
    home: HomePage, editor: Actor, moderator: Actor
) -> None:
    revision = scheduled(home, editor, moderator)
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[home.pk, revision.pk])

    for actor, is_scheduled in ((editor, True), (moderator, False)):
        actor.client.post(address)
        revision.refresh_from_db()
        assert (revision.approved_go_live_at is not None) is is_scheduled


def test_schedule_names_the_zone_of_its_times(home: HomePage, editor: Actor, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Madrid"
    page = make_catalogue_page(home)
    text = editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert text.count("In the time zone Europe/Madrid.") == 2
    assert text.count("The page goes live only if a moderator has approved it by then.") == 1
