"""What single sign-on holds about people: also after it was switched off."""

from collections.abc import Iterator

from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record


def export_connections(user: User) -> Iterator[Record]:
    """A record for each account at the provider, with what the provider told."""
    from allauth.socialaccount.models import SocialAccount

    for account in SocialAccount.objects.filter(user=user).order_by("pk"):
        yield {
            "record": "connected sign-in",
            "provider": account.provider,
            "number": account.uid,
            "told": account.extra_data,
            "connected": account.date_joined.isoformat(),
            "last_used": account.last_login.isoformat(),
        }


def erase_connections(user: User) -> None:
    """Delete them; the account's own deletion would do it, too."""
    from allauth.socialaccount.models import SocialAccount

    SocialAccount.objects.filter(user=user).delete()


CONNECTIONS = PersonalDataHolder(
    models=(
        HeldModel("socialaccount.SocialAccount", "accounts of single sign-on", OnErasure.DELETED),
        HeldModel(
            "socialaccount.SocialToken", "nothing: tokens of the provider are not kept", OnErasure.DELETED
        ),
    ),
    export=export_connections,
    erase=erase_connections,
)
