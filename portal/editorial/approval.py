"""Nobody approves their own edit: the rule, and the one way by which approved drafts go live.

`WAGTAIL_FINISH_WORKFLOW_ACTION` names `publish_approved`. Wagtail imports this module while its own models
are being loaded, so nothing here may import them.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

APPROVED = "approved"


def authors_since_published(content: Any, until: Any = None) -> set[int]:
    """Who saved a version after the published one; all who ever did while nothing was published. One query.

    `until` is the last revision that counts; without it, all do.
    """
    revisions = content.revisions.filter(user__isnull=False)
    published_at = content.live_revision.created_at if content.live_revision else content.last_published_at
    if published_at is not None:
        revisions = revisions.filter(created_at__gt=published_at)
    if until is not None:
        revisions = revisions.filter(created_at__lte=until.created_at)
    return set(revisions.values_list("user_id", flat=True))


def may_approve(content: Any, user: Any, until: Any = None) -> bool:
    """Whether somebody had no hand in what would go live."""
    return user.pk not in authors_since_published(content, until)


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
    if not set(approvers) - authors_since_published(content):
        raise PermissionDenied(_("Somebody who did not write this version has to approve it."))
    # People who approve may not publish otherwise: approval is the only way.
    revision.publish(user=user, skip_permission_checks=True)
