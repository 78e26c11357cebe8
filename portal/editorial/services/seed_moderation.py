"""Put every page, and all else that editors draft, under the workflow “Moderation”."""

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowMixin, WorkflowPage, WorkflowTask

from portal.editorial.models import ModerationTask
from portal.users.roles import MODERATORS

NAME = "Moderation"


@transaction.atomic
def seed_moderation() -> bool:
    """Bring the workflow in line: one step, approved by Moderators, for all drafts. Tells whether it changed.

    Takes over the workflow that stands at the root of the pages; what waits in another step is cancelled
    with that step and has to be submitted again. A second run changes nothing.
    """
    task, task_made = ModerationTask.objects.get_or_create(name=NAME)
    moderators = Group.objects.get(name=MODERATORS.name)
    groups_differ = set(task.groups.all()) != {moderators}
    task.groups.set([moderators])
    workflow, workflow_changed = _workflow_of_all_pages()
    steps_changed = _make_only_step(workflow, task)
    covered = [_cover(workflow, model) for model in apps.get_models() if _is_drafted_snippet(model)]
    return task_made or groups_differ or workflow_changed or steps_changed or any(covered)


def _is_drafted_snippet(model: type) -> bool:
    return issubclass(model, WorkflowMixin) and not issubclass(model, Page)


def _cover(workflow: Workflow, model: type[Model]) -> bool:
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    present = WorkflowContentType.objects.filter(content_type=content_type).first()
    if present is not None and present.workflow_id == workflow.pk:
        return False
    WorkflowContentType.objects.update_or_create(content_type=content_type, defaults={"workflow": workflow})
    return True


def _workflow_of_all_pages() -> tuple[Workflow, bool]:
    root = Page.objects.get(depth=1)
    assigned = WorkflowPage.objects.select_related("workflow").filter(page=root).first()
    if assigned is None:
        workflow = Workflow.objects.create(name=NAME)
        WorkflowPage.objects.create(workflow=workflow, page=root)
        return workflow, True
    workflow = assigned.workflow
    changed = workflow.name != NAME or not workflow.active
    if changed:
        workflow.name, workflow.active = NAME, True
        workflow.save()
    return workflow, changed


def _make_only_step(workflow: Workflow, task: ModerationTask) -> bool:
    others = WorkflowTask.objects.filter(workflow=workflow).exclude(task_id=task.pk)
    replaced = [step.task.specific for step in others.select_related("task")]
    others.delete()
    _step, made = WorkflowTask.objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    for former in replaced:
        if not WorkflowTask.objects.filter(task_id=former.pk).exists():
            former.deactivate()
    return bool(replaced) or made
