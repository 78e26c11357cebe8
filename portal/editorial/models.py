"""The step of the workflow in which a moderator approves."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from portal.editorial.queries import may_approve

APPROVE = "approve"


class ModerationTask(AbstractGroupApprovalTask):
    """Approval by a member of the groups who saved none of the versions since the published one."""

    class Meta:
        verbose_name = _("moderation")
        verbose_name_plural = _("moderations")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What somebody may do: those who wrote it may ask for changes, but not approve."""
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        if not actions or may_approve(obj, user):
            return actions
        return [action for action in actions if action[0] != APPROVE]

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve or ask for changes.

        Raises:
            PermissionDenied: the approver had a hand in the version at hand.
        """
        if action_name == APPROVE and not may_approve(
            task_state.workflow_state.content_object, user, until=task_state.revision
        ):
            raise PermissionDenied(_("Nobody approves what they wrote themselves."))
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        """What administrators read about this kind of task."""
        return str(_("A member of the chosen groups who did not write the draft approves it."))
