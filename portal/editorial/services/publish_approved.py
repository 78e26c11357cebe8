"""The one way by which approved drafts go live.

`WAGTAIL_FINISH_WORKFLOW_ACTION` names it. Wagtail imports this module while its own models are being loaded,
so nothing here may import them.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.editorial.queries import authors_since_live

APPROVED = "approved"


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the latest revision of what a workflow was about.

    Raises:
        PermissionDenied: nobody approved that very revision, or only somebody who had a hand in it.
    """
    content = workflow_state.content_object
    revision = content.get_latest_revision()
    approvers = workflow_state.task_states.filter(
        status=APPROVED, revision=revision, finished_by__isnull=False
    ).values_list("finished_by_id", flat=True)
    if not set(approvers) - authors_since_live(content):
        raise PermissionDenied(_("Somebody who did not write this version has to approve it."))
    # People who approve may not publish otherwise: approval is the only way.
    revision.publish(user=user, skip_permission_checks=True)
