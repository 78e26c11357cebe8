import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from portal.editorial.models import ModerationTask
from portal.editorial.services.seed_moderation import seed_moderation

pytestmark = pytest.mark.django_db


def test_one_step_approved_by_moderators_covers_all_pages() -> None:
    seed_moderation()

    workflow = WorkflowPage.objects.get(page=Page.objects.get(depth=1)).workflow
    (task,) = workflow.tasks.specific()
    assert isinstance(task, ModerationTask)
    assert (workflow.name, workflow.active, task.active) == ("Moderation", True, True)
    assert [group.name for group in task.groups.all()] == ["Moderators"]
    assert Workflow.objects.active().count() == 1


def test_second_run_changes_nothing() -> None:
    seed_moderation()
    assert not seed_moderation()


def test_step_of_wagtails_own_is_replaced_and_put_aside() -> None:
    seed_moderation()
    workflow = Workflow.objects.get(name="Moderation")
    former = GroupApprovalTask.objects.create(name="Anybody")
    WorkflowTask.objects.create(workflow=workflow, task=former, sort_order=1)

    assert seed_moderation()
    former.refresh_from_db()
    assert not former.active
    assert [task.name for task in workflow.tasks] == ["Moderation"]


def test_what_was_changed_by_hand_is_put_right() -> None:
    seed_moderation()
    task = ModerationTask.objects.get()
    task.groups.set([Group.objects.get(name="Editors")])
    WorkflowPage.objects.all().delete()

    assert seed_moderation()
    assert [group.name for group in task.groups.all()] == ["Moderators"]
    assert WorkflowPage.objects.filter(page__depth=1).exists()


def test_writing_the_roles_brings_the_workflow_along(capsys: pytest.CaptureFixture[str]) -> None:
    WorkflowPage.objects.all().delete()
    call_command("sync_roles")

    assert "moderation: brought in line" in capsys.readouterr().out
    assert WorkflowPage.objects.filter(page__depth=1).exists()
