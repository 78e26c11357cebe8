"""The one way by which approved drafts go live.

`WAGTAIL_FINISH_WORKFLOW_ACTION` names it. Wagtail imports this module while its own models are being loaded,
so nothing here may import them.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.editorial.digests import digest_of_revision
from portal.editorial.queries import approvers, authors


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the latest revision of what a workflow was about.

    Raises:
        PermissionDenied: nobody approved what that revision says, or only somebody who had a hand in it.
    """
    content = workflow_state.content_object
    revision = content.get_latest_revision()
    digest = digest_of_revision(revision)
    if not approvers(content, digest, workflow_state.pk) - authors(content, digest):
        raise PermissionDenied(_("Someone who did not write this version must approve it."))
    # People who approve may not publish otherwise: approval is the only way.
    revision.publish(user=user, skip_permission_checks=True)
