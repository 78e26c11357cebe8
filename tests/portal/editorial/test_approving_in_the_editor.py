"""Approval by the button below the form of a page, which sends the form along."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import WorkflowTask

from certifications.models import CataloguePage
from portal.editorial.models import ModerationTask
from tests.factories.pages import make_catalogue_page
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

NEW = "What the draft says.\nIn two lines."


@pytest.fixture
def waiting(editor: Actor) -> CataloguePage:
    """A page with a draft of the editor that waits for approval."""
    page = make_catalogue_page()
    draft = page.get_latest_revision_as_object()
    draft.introduction = NEW
    draft.save_revision(user=editor.person)
    page.refresh_from_db()
    page.get_workflow().start(page, editor.person)
    return page


def approve(actor: Actor, page: CataloguePage, introduction: str, **headers: Any) -> Any:
    """Press the button, with a form as browsers send it."""
    sent = {
        "title": page.title,
        "slug": page.slug,
        "introduction": introduction.replace("\n", "\r\n"),
        "show_in_menus": "on",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        **{f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")},
    }
    return actor.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, **headers)


def test_approval_of_an_untouched_form_publishes_the_editors_version(
    waiting: CataloguePage, moderator: Actor
) -> None:
    approve(moderator, waiting, NEW)

    waiting.refresh_from_db()
    assert waiting.introduction == NEW
    assert not waiting.has_unpublished_changes
    assert moderator.person not in {revision.user for revision in waiting.revisions.all()}


def test_approval_of_a_form_with_ones_own_changes_publishes_nothing_and_says_so(
    waiting: CataloguePage, moderator: Actor
) -> None:
    response = approve(moderator, waiting, "Mine.")

    assert (
        "yourself. Your changes are saved as a draft: ask" in moderator.client.get(response["Location"]).text
    )
    waiting.refresh_from_db()
    assert waiting.introduction not in {NEW, "Mine."}
    assert waiting.workflow_in_progress


def test_approval_that_leads_on_to_a_second_one_is_not_taken_for_a_change(
    waiting: CataloguePage, moderator: Actor
) -> None:
    workflow = waiting.get_workflow()
    first = workflow.tasks.get()
    second = ModerationTask.objects.create(name="Once more")
    second.groups.set(first.specific.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=1)

    response = approve(moderator, waiting, NEW)

    assert "You changed what you approved" not in moderator.client.get(response["Location"]).text
    waiting.refresh_from_db()
    assert waiting.current_workflow_task == second


def test_form_that_is_sent_twice_is_told_that_the_approval_is_settled(
    waiting: CataloguePage, moderator: Actor
) -> None:
    approve(moderator, waiting, NEW)
    response = approve(moderator, waiting, NEW)
    by_script = approve(moderator, waiting, NEW, headers={"accept": "application/json"})

    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    assert ". Nothing else was saved." in moderator.client.get(response["Location"]).text
    assert by_script.json()["error_code"] == "blocked_by_hook"
    waiting.refresh_from_db()
    assert not waiting.has_unpublished_changes
