"""A person changes what the portal knows of them."""

from django.db import transaction

from portal.users.models import User


@transaction.atomic
def update_profile(
    *, user_id: int, first_name: str, last_name: str, time_zone: str, language: str | None = None
) -> User:
    """Store name, time zone and language; None keeps the language.

    Raises:
        ValidationError: the zone or the language is unknown; nothing is stored.
        User.DoesNotExist: the account is gone.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    user.first_name = first_name
    user.last_name = last_name
    user.time_zone = time_zone
    user.language = language or user.language
    user.clean_fields()
    user.save(update_fields=["first_name", "last_name", "time_zone", "language"])
    return user
