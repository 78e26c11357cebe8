"""Invite a person whose account an administrator made."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.http import HttpRequest

from portal.users.models import User


@transaction.atomic
def invite_person(request: HttpRequest, user: User) -> None:
    """Register the person's address with allauth and mail them a link to set their password.

    The mail goes out when the transaction commits. The link is that of a password reset: it works
    once and for PASSWORD_RESET_TIMEOUT seconds; the mail says where the person then asks for another. The
    address counts as verified only after the code that the first sign-in asks for.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    context = {"user": user, "password_url": adapter.get_reset_password_from_key_url(key)}
    invitation = adapter.render_mail("account/email/invitation", user.email, context)
    transaction.on_commit(invitation.send)
