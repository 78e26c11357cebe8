"""A moderator approves a content: exactly what they read, and nothing that they wrote.

Below the models, which call it. Wagtail imports this while its own models are being loaded: see `queries`.
"""

from typing import Any

import structlog
from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from portal.editorial.bundles.queries import bundle_of, is_tied
from portal.editorial.digests import digest_of_revision
from portal.editorial.queries import APPROVED, events, may_approve
from portal.editorial.refusals import ApprovalRefusedError, ChangedSinceError

log = structlog.get_logger(__name__)


@transaction.atomic
def record_approval(
    task_state: Any, person: Any, *, seen: str | None = None, bundle: int | None = None
) -> None:
    """Note that somebody approves the latest draft, and that the step of the workflow is about it.

    `seen` is the digest of what they read; without it, they read the revision that the step was about.
    `bundle` is the one that they approve as a whole.

    Raises:
        ApprovalRefusedError: they had a hand in it, the step was answered meanwhile, or it is tied to others.
        ChangedSinceError: the latest draft is not what they read.
    """
    states = apps.get_model("wagtailcore", "TaskState")._default_manager
    # A second press of the button waits here, and then finds the step answered.
    if states.select_for_update(of=("self",)).get(pk=task_state.pk).status != task_state.STATUS_IN_PROGRESS:
        raise ApprovalRefusedError(_("This is no longer waiting for approval."))
    content = task_state.workflow_state.content_object
    _refuse_alone(content, bundle)
    revision = content.get_latest_revision()
    digest = digest_of_revision(revision)
    if digest != (seen or digest_of_revision(task_state.revision)):
        raise ChangedSinceError(
            _("Not approved, because it has changed. Read the new version, then approve it.")
        )
    if not may_approve(content, person, digest):
        note_refusal(content)
        raise ApprovalRefusedError(_("You can’t approve what you wrote yourself."))
    events().create(
        content_type=content.get_base_content_type(),
        object_id=str(content.pk),
        kind=APPROVED,
        digest=digest,
        person=person,
        revision=revision.pk,
        workflow_state=task_state.workflow_state_id,
    )
    task_state.revision = revision
    task_state.save(update_fields=["revision"])


def _refuse_alone(content: Any, bundle: int | None) -> None:
    tied = bundle_of(content)
    if tied is not None and is_tied(tied) and tied.pk != bundle:
        raise ApprovalRefusedError(
            _("This is part of the bundle “%(title)s”. Approve the whole bundle.") % {"title": tied}
        )


def note_refusal(content: Any) -> None:
    """Log that somebody tried to approve what they wrote, without saying who or what."""
    model = getattr(content, "specific_class", type(content))
    log.warning("approval_refused", content=model._meta.model_name)
