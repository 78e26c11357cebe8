"""Back to the published version: the draft is given up, and stays in the history."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from portal.editorial.access import may_edit
from portal.users.models import User

DISCARDED = "editorial.discard_draft"


class NothingToDiscardError(LookupError):
    """There is no draft beside a published version, or it is to be published at an hour."""


def has_draft_to_discard(content: Any) -> bool:
    """Whether there is a published version and a draft beside it. A draft alone can be deleted instead."""
    return bool(content.pk and content.live and content.has_unpublished_changes)


def may_discard(content: Any, person: Any) -> bool:
    """Whether somebody may give the draft up: whoever may edit it, and is not locked out. Some queries."""
    lock = content.get_lock()
    if lock is not None and lock.for_user(person):
        return False
    return may_edit(person, content)


@transaction.atomic
def discard_draft(content: Any, person: User) -> Revision:
    """Make the published version the latest draft again; an approval that it waits for ends.

    Raises:
        NothingToDiscardError: nothing is published, there is no draft, or the draft has an hour to go live.
    """
    if not has_draft_to_discard(content) or content.scheduled_revision is not None:
        raise NothingToDiscardError(str(content))
    waits = content.current_workflow_state
    if waits is not None:
        waits.cancel(user=person)
    content.refresh_from_db()
    published = content.live_revision
    version = published.as_object() if published is not None else content
    saved: Revision = version.save_revision(
        user=person, previous_revision=published, log_action=DISCARDED, clean=False
    )
    # What a revision says of the page is that it has changes; this one has none.
    type(content)._base_manager.filter(pk=content.pk).update(has_unpublished_changes=False)
    return saved
