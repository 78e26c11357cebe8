"""What an audit tried in order to publish words that nobody else had read."""

from typing import Any

import pytest
from wagtail.models import Revision

from portal.users.roles import MODERATORS
from tests.portal.editorial.acts import DESKS, Desk
from tests.support.cast import Actor, staff_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(params=DESKS)
def desk(request: pytest.FixtureRequest) -> Desk:
    return DESKS[request.param]()


@pytest.fixture
def other(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS)


def overwrite(desk: Desk, actor: Actor, revision: Revision, words: str) -> dict[str, Any]:
    answer: dict[str, Any] = desk.autosave(actor, words, overwrite_revision_id=revision.pk)
    return answer


def test_author_who_rewrites_what_waits_for_approval_is_not_published(
    desk: Desk, moderator: Actor, other: Actor
) -> None:
    desk.save(moderator, "Harmless.")
    desk.submit(moderator)
    submitted = desk.row.latest_revision

    overwrite(desk, moderator, submitted, "Never read.")
    desk.approve_from_home(other)

    assert desk.shown != "Never read."
    submitted.refresh_from_db()
    assert submitted.content[desk.field] == "Harmless."


def test_moderator_who_rewrites_what_is_live_does_not_approve_it_behind_an_editors_trifle(
    desk: Desk, editor: Actor, moderator: Actor, other: Actor
) -> None:
    desk.save(moderator, "By a moderator.")
    desk.submit(moderator)
    desk.approve(other)
    live = desk.row.live_revision
    assert desk.shown == "By a moderator."

    overwrite(desk, moderator, live, "Never read.")
    desk.save(editor, "Never read, either.")
    desk.submit(editor)
    desk.approve(moderator)
    desk.approve_from_home(moderator)

    assert desk.shown == "By a moderator."


def test_autosave_goes_on_with_the_new_revision_where_the_old_one_may_not_be_overwritten(
    desk: Desk, moderator: Actor
) -> None:
    desk.save(moderator, "Harmless.")
    desk.submit(moderator)
    submitted = desk.row.latest_revision

    first = overwrite(desk, moderator, submitted, "Typed on.")
    second = desk.autosave(moderator, "Typed on and on.", overwrite_revision_id=first["revision_id"])

    assert first["success"]
    assert second["success"]
    assert first["revision_id"] != submitted.pk
    assert desk.row.latest_revision_id == second["revision_id"]
    assert str(getattr(desk.draft, desk.field)) == "Typed on and on."


def test_draft_that_nobody_has_seen_is_overwritten_as_its_author_types(desk: Desk, editor: Actor) -> None:
    first = desk.autosave(editor, "A")
    second = overwrite(desk, editor, desk.row.latest_revision, "A word")

    assert first["revision_id"] == second["revision_id"]


def test_autosave_that_carries_an_approval_does_nothing_at_all(
    desk: Desk, editor: Actor, moderator: Actor
) -> None:
    desk.save(editor, "Written.")
    desk.submit(editor)
    before = desk.row.latest_revision_id

    answer = desk.autosave(
        moderator, "Written.", **{"action-workflow-action": "true", "workflow-action-name": "approve"}
    )

    assert not answer["success"]
    assert desk.row.workflow_in_progress
    assert desk.row.latest_revision_id == before
