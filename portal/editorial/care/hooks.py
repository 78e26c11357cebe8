"""What the care of contents adds to the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.editorial.care.services.note_review import REVIEWED
from portal.editorial.care.services.set_owner import CARE_CHANGED


def register_care_log(actions: Any) -> None:
    """Name both changes in the history of a content."""
    actions.register_action(
        CARE_CHANGED, _("Change care"), _("Changed who looks after it or its review date")
    )
    actions.register_action(REVIEWED, _("Review"), _("Reviewed it"))
