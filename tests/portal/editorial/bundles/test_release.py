"""What belongs together goes live together, by the same gates, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.signals import page_published, published

from portal.editorial.bundles.models import Bundle, BundleItem
from portal.editorial.bundles.services.decide_bundle import (
    approve_bundle,
    send_back,
    submit_bundle,
    take_back,
)
from portal.editorial.bundles.services.fill_bundle import add_parts, remove_part
from portal.editorial.bundles.services.release_due import release_due
from portal.editorial.models import ContentEvent
from portal.editorial.queries import APPROVE
from portal.editorial.refusals import ApprovalRefusedError
from tests.portal.editorial.bundles.factory import (
    EVERYTHING,
    HOUR,
    NOTHING,
    Drafts,
    approve,
    make_bundle,
    reach_its_hour,
    seen_by,
    state_of,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def test_page_and_the_row_it_points_at_go_live_with_one_approval(
    waiting: Bundle, drafts: Drafts, moderator: Actor
) -> None:
    assert drafts.live() == NOTHING
    approve(moderator, waiting)

    assert drafts.live() == EVERYTHING
    assert state_of(waiting) == "released"
    approvals = ContentEvent.objects.filter(kind="approved", person=moderator.person)
    assert approvals.count() == len(drafts.all)


def test_author_of_one_part_approves_none(
    waiting: Bundle, drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    drafts.issuer.website = "https://www.example.org/"
    drafts.issuer.save_revision(user=moderator.person)

    with pytest.raises(ValidationError, match="You edited “New Institute”"):
        approve(moderator, waiting)
    with pytest.raises(PermissionDenied):
        approve(editor, waiting)
    assert drafts.live() == NOTHING


def test_part_that_changed_since_it_was_read_stops_all(
    waiting: Bundle, drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    seen = seen_by(moderator.person, waiting)
    drafts.issuer.website = "https://www.example.org/"
    drafts.issuer.save_revision(user=editor.person)

    with pytest.raises(ValidationError, match="“New Institute” has changed"):
        approve_bundle(waiting, moderator.person, seen, None)
    assert drafts.live() == NOTHING


def test_part_is_not_approved_without_the_others(waiting: Bundle, drafts: Drafts, moderator: Actor) -> None:
    state = drafts.catalogue.current_workflow_task_state

    with pytest.raises(ApprovalRefusedError, match="part of the bundle “A new institute”"):
        state.task.specific.on_action(state.specific, moderator.person, APPROVE)
    assert drafts.live() == NOTHING


@pytest.mark.parametrize("place", [0, 1, 2])
def test_failure_at_any_part_leaves_nothing_live(
    waiting: Bundle, drafts: Drafts, moderator: Actor, place: int
) -> None:
    went: list[Any] = []

    def fail(**_: Any) -> None:
        went.append(1)
        if len(went) > place:
            raise RuntimeError("the power is gone")

    signals = (page_published, published)
    for signal in signals:
        signal.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            approve(moderator, waiting)
    finally:
        for signal in signals:
            signal.disconnect(fail)

    assert drafts.live() == NOTHING
    assert state_of(waiting) == "waiting"
    assert not ContentEvent.objects.filter(kind="approved").exists()


def test_what_could_not_go_live_alone_or_together_is_refused_by_name(drafts: Drafts, editor: Actor) -> None:
    bundle = make_bundle(editor.person, [drafts.page, drafts.catalogue])

    with pytest.raises(ValidationError) as refusal:
        submit_bundle(bundle, editor.person)
    (sentence,) = refusal.value.messages
    assert sentence.startswith(f"{drafts.page.title}: “New Institute” (issuer) is not live")
    assert drafts.live() == NOTHING
    assert state_of(bundle) == "open"
    assert not drafts.catalogue.workflow_in_progress


def test_bundle_goes_live_at_its_hour_and_not_before(drafts: Drafts, editor: Actor, moderator: Actor) -> None:
    bundle = make_bundle(editor.person, drafts.all, release_at=timezone.now() + HOUR)
    submit_bundle(bundle, editor.person)
    approve(moderator, bundle)

    assert release_due() == 0
    assert drafts.live() == NOTHING
    reach_its_hour(bundle)
    assert (release_due(), release_due()) == (1, 0)
    assert drafts.live() == EVERYTHING


def test_change_after_the_approval_keeps_all_back_and_tells_both(
    drafts: Drafts, editor: Actor, moderator: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    bundle = make_bundle(editor.person, drafts.all, release_at=timezone.now() + HOUR)
    submit_bundle(bundle, editor.person)
    approve(moderator, bundle)
    drafts.issuer.website = "https://www.example.org/"
    drafts.issuer.save_revision(user=editor.person)
    reach_its_hour(bundle)

    with django_capture_on_commit_callbacks(execute=True):
        assert release_due() == 0
    assert drafts.live() == NOTHING
    bundle.refresh_from_db()
    assert bundle.state == "waiting"
    assert "New Institute" in bundle.answer
    told = [message.to[0] for message in mail.outbox if "Not published" in message.subject]
    assert sorted(told) == [editor.person.email, moderator.person.email]


def test_moderator_sends_back_with_a_comment_and_parts_wait_no_more(
    waiting: Bundle, drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    send_back(waiting, moderator.person, "Which institute?")

    assert (state_of(waiting), Bundle.objects.get().answer) == ("open", "Which institute?")
    assert {state.status for state in TaskState.objects.all()} == {"rejected"}
    submit_bundle(waiting, editor.person)
    approve(moderator, waiting)
    assert drafts.live() == EVERYTHING


def test_bundle_that_is_taken_back_leaves_each_draft_alone(
    waiting: Bundle, drafts: Drafts, editor: Actor
) -> None:
    take_back(waiting, editor.person)

    assert state_of(waiting) == "open"
    assert not any(type(one).objects.get(pk=one.pk).workflow_in_progress for one in drafts.all)


def test_second_answer_finds_that_there_was_one(waiting: Bundle, moderator: Actor) -> None:
    seen = seen_by(moderator.person, waiting)
    approve_bundle(waiting, moderator.person, seen, None)

    with pytest.raises(ValidationError, match="Someone else has already decided"):
        approve_bundle(waiting, moderator.person, seen, None)
    with pytest.raises(ValidationError, match="Someone else has already decided"):
        take_back(waiting, moderator.person)


def test_draft_is_in_one_bundle_at_a_time_and_in_another_after_it_went_live(
    waiting: Bundle, drafts: Drafts, editor: Actor, moderator: Actor
) -> None:
    other = make_bundle(editor.person, [])
    with pytest.raises(ValidationError, match="is already in the bundle “A new institute”"):
        add_parts(other, [drafts.issuer])
    with pytest.raises(ValidationError, match="has been submitted"):
        remove_part(waiting, waiting.parts.earliest("pk").pk)
    approve(moderator, waiting)
    add_parts(other, [drafts.issuer])

    assert BundleItem.objects.filter(object_id=str(drafts.issuer.pk)).count() >= 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "The bundle is empty. Add the drafts that belong"),
        ({"release_at": timezone.now() - HOUR}, "That time has passed"),
    ],
)
def test_empty_and_late_bundles_are_refused(
    drafts: Drafts, editor: Actor, fields: dict[str, Any], words: str
) -> None:
    bundle = make_bundle(editor.person, [] if not fields else drafts.all, **fields)
    with pytest.raises(ValidationError, match=words):
        submit_bundle(bundle, editor.person)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_one_draft_at_once_one_is_told_where_it_is(drafts: Drafts, editor: Actor) -> None:
    bundles = [make_bundle(editor.person, []) for _number in range(4)]
    start = Barrier(len(bundles))

    def take(bundle: Bundle) -> bool:
        try:
            start.wait()
            add_parts(bundle, [drafts.issuer])
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(bundles)) as people:
        assert sum(people.map(take, bundles)) == 1
    assert BundleItem.objects.count() == 1
