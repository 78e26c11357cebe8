"""The mail that tells every administrator whose roles changed."""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.urls import reverse

from portal.users.models import User


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """The roles of a person before and after a change, and those that wait for a second administrator."""

    person: User
    before: tuple[str, ...]
    after: tuple[str, ...]
    waiting: tuple[str, ...]


def mail_administrators(
    changes: tuple[RolesChanged, ...], by: User | None, recipients: tuple[str, ...]
) -> None:
    """Send each their own mail. `by` is None for a change on the server's command line."""
    context = {
        "changes": changes,
        "by": by,
        "waits": any(change.waiting for change in changes),
        "confirm_url": f"{settings.BASE_URL}{reverse('role_grants:list')}",
    }
    for address in recipients:
        get_adapter().render_mail("users/email/roles_changed", address, context).send()
