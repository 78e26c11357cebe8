"""Approval as honest people meet it: one press is enough, and a sentence says what became of it."""

import pytest
from django.urls import reverse

from portal.users.roles import MODERATORS
from tests.portal.editorial.acts import DESKS, Desk
from tests.support.cast import Actor, staff_actor

pytestmark = pytest.mark.django_db

WRITTEN = "Written by the editor."


@pytest.fixture(params=DESKS)
def desk(request: pytest.FixtureRequest, editor: Actor) -> Desk:
    """What an editor wrote and submitted."""
    waiting = DESKS[request.param]()
    waiting.save(editor, WRITTEN)
    waiting.submit(editor)
    return waiting


@pytest.fixture
def other(db: None) -> Actor:
    return staff_actor("other-moderator@example.org", MODERATORS, first_name="Mia")


def why(desk: Desk) -> str:
    return reverse("editorial:approval", args=[desk.row.get_base_content_type().pk, desk.content.pk])


def test_one_press_publishes_what_a_reviewer_changed_and_another_reads(
    desk: Desk, moderator: Actor, other: Actor
) -> None:
    desk.save(moderator, "Better.")

    said = desk.said(other, desk.approve(other))

    assert "Published: “" in said
    assert "has been updated" not in said
    assert desk.shown == "Better."


def test_list_sends_whoever_has_not_read_a_later_change_to_the_draft_first(
    desk: Desk, moderator: Actor, other: Actor
) -> None:
    desk.save(moderator, "Better.")

    for _press in range(2):
        answer = desk.approve_from_home(other)
        assert answer["Location"] == desk.url("edit")
        assert "moderator@example.org changed" in desk.said(other, answer)
    assert desk.shown != "Better."
    assert "Published: “" in desk.said(other, desk.approve(other))
    assert desk.shown == "Better."


@pytest.mark.parametrize("typed", [f"{WRITTEN} ", f" {WRITTEN}\n"])
def test_stray_space_that_saves_itself_takes_nobodys_right_away(
    desk: Desk, moderator: Actor, typed: str
) -> None:
    first = desk.autosave(moderator, typed)
    desk.autosave(moderator, WRITTEN, overwrite_revision_id=first["revision_id"])

    assert "Published: “" in desk.said(moderator, desk.approve(moderator))


def test_edit_that_is_typed_back_takes_nobodys_right_away(desk: Desk, moderator: Actor) -> None:
    first = desk.autosave(moderator, f"{WRITTEN}x")
    assert "Published: “" not in desk.said(moderator, desk.approve_from_home(moderator))
    desk.autosave(moderator, WRITTEN, overwrite_revision_id=first["revision_id"])

    assert "Published: “" in desk.said(moderator, desk.approve(moderator))


def test_whoever_edited_reads_why_they_may_not_and_who_may(
    desk: Desk, moderator: Actor, other: Actor
) -> None:
    desk.save(moderator, "Better.")
    moderator.client.get(desk.url("edit"))  # reads what saving said

    shown = moderator.client.get(desk.url("edit")).text

    assert "You can’t approve this, because you edited it on" in shown
    assert "Mia can approve it." in shown
    assert "Why you can’t approve this" in shown
    assert 'data-workflow-action-name="approve"' not in shown
    assert "You can’t approve this, because you edited it on" not in other.client.get(desk.url("edit")).text
    assert "You can’t approve this, because you edited it on" in desk.said(
        moderator, desk.approve_from_home(moderator)
    )


def test_whoever_edited_takes_it_back_and_approves(desk: Desk, moderator: Actor) -> None:
    desk.save(moderator, "Better.")
    assert (
        "The draft goes back to the version that editor@example.org saved"
        in moderator.client.get(why(desk)).text
    )

    said = desk.said(moderator, moderator.client.post(why(desk)))

    assert "have been undone. You can approve it now." in said
    assert "Published: “" in desk.said(moderator, desk.approve(moderator))
    assert desk.shown == WRITTEN


def test_taking_back_names_whose_changes_go_too(desk: Desk, moderator: Actor, other: Actor) -> None:
    desk.save(moderator, "Better.")
    desk.save(other, "Best.")

    assert "Mia saved changes after yours. They will be undone, too." in moderator.client.get(why(desk)).text


def test_whoever_wrote_all_of_it_has_nothing_to_go_back_to(moderator: Actor) -> None:
    desk = DESKS["page"]()
    desk.save(moderator, "Mine.")
    desk.submit(moderator)

    assert "there is none to go back to" in moderator.client.get(why(desk)).text
    assert "Every draft contains your changes. Nothing was" in desk.said(
        moderator, moderator.client.post(why(desk))
    )
    assert str(getattr(desk.draft, desk.field)) == "Mine."


def test_form_that_holds_changes_is_saved_and_not_approved(desk: Desk, moderator: Actor) -> None:
    said = desk.said(moderator, desk.approve(moderator, "Changed while approving."))

    assert "Not approved, because you edited" in said
    assert "Take my changes back" in said
    assert str(getattr(desk.draft, desk.field)) == "Changed while approving."
    assert desk.row.workflow_in_progress


def test_draft_that_changed_while_it_was_read_is_read_again(
    desk: Desk, moderator: Actor, other: Actor
) -> None:
    read = desk.row.latest_revision
    loaded = {
        "loaded_revision_id": read.pk,
        "loaded_revision_created_at": read.created_at.isoformat(),
    }
    desk.save(moderator, "Changed meanwhile.")

    said = desk.said(other, desk.approve(other, WRITTEN, **loaded))

    assert "moderator@example.org changed" in said
    assert str(getattr(desk.draft, desk.field)) == "Changed meanwhile."
    assert desk.row.workflow_in_progress


def test_second_press_is_told_that_the_first_one_did_it(desk: Desk, moderator: Actor) -> None:
    first, second = desk.approve(moderator), desk.approve(moderator)

    said = desk.said(moderator, second)
    assert "Published: “" in said
    assert ". Nothing else was saved." in said
    assert first.status_code == second.status_code == 302
    assert not desk.row.has_unpublished_changes


def test_comment_in_the_list_is_kept_and_the_outcome_told(desk: Desk, moderator: Actor) -> None:
    state = desk.row.current_workflow_task_state
    answer = moderator.client.post(
        desk.url("workflow_action", "approve", state.pk),
        {"comment": "Well written."},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()

    assert "Published: “" in moderator.client.get(answer["redirect"]).text
    state.refresh_from_db()
    assert state.comment == "Well written."


def test_hour_is_told_and_only_an_approved_one_counts(editor: Actor, moderator: Actor) -> None:
    desk = DESKS["page"]()
    desk.save(editor, WRITTEN, go_live_at="2036-01-01 09:00")
    desk.submit(editor)

    said = desk.said(moderator, desk.approve(moderator))

    assert "will be published on 1 January 2036" in said
    scheduled = desk.row.scheduled_revision
    desk.autosave(moderator, "Under an approved hour.", overwrite_revision_id=scheduled.pk)
    scheduled.refresh_from_db()
    assert scheduled.content["introduction"] == WRITTEN
    assert desk.row.scheduled_revision == scheduled


def test_outsiders_learn_nothing_from_an_approval(desk: Desk, report_viewer: Actor) -> None:
    desk.row.current_workflow_state.cancel()

    said = desk.said(report_viewer, desk.approve(report_viewer))

    assert "does not wait" not in said
    assert report_viewer.client.get(why(desk)).status_code == 302
