"""Say who looks after a content, and until when it has to be reviewed."""

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from portal.editorial.care.queries import care_key
from portal.editorial.models import Care
from portal.users.models import User

# An entry in the history is stored under it.
CARE_CHANGED = "editorial.care.change"


@transaction.atomic
def set_owner(content: Any, owner: User | None, review_by: date | None, *, by: User | None) -> Care:
    """Store both beside the drafts, and note it in the content's history unless nothing changed."""
    kind, number = care_key(content)
    care, _made = Care.objects.select_for_update(of=("self",)).get_or_create(
        content_type_id=kind, object_id=number
    )
    if (care.owner, care.review_by) != (owner, review_by):
        care.owner, care.review_by = owner, review_by
        care.save(update_fields=["owner", "review_by"])
        log(instance=content, action=CARE_CHANGED, user=by, content_changed=False)
    return care
