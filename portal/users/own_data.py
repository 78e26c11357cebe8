"""What this room holds about a person: the account, its addresses, second factors and sessions."""

import json
from collections.abc import Iterator
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from wagtail.users.models import UserProfile

from portal.users.models import RoleGrant, User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record

SESSIONS_AT_ONCE = 2000


def export_account(user: User) -> Iterator[Record]:
    """The account, its addresses, factors (without their secrets), sessions and preferences in the admin."""
    yield {
        "record": "account",
        "public_id": str(user.public_id),
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "time_zone": user.time_zone,
        "language": user.language,
        "date_joined": user.date_joined.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
        "roles": [group.name for group in user.groups.order_by("name")],
    }
    for address in EmailAddress.objects.filter(user=user).order_by("pk"):
        yield {
            "record": "email address",
            "email": address.email,
            "verified": address.verified,
            "primary": address.primary,
        }
    for factor in Authenticator.objects.filter(user=user).order_by("pk"):
        yield {
            "record": "second factor",
            "type": factor.type,
            "added": factor.created_at.isoformat(),
            "last_used": factor.last_used_at.isoformat() if factor.last_used_at else None,
        }
    for grant in RoleGrant.objects.filter(person=user).select_related("group").order_by("pk"):
        yield {"record": "role that waits", "role": grant.group.name, "at": grant.requested_at.isoformat()}
    for session in sessions_of(user):
        yield {"record": "session", "expires": session.expire_date.isoformat()}
    for sign_in in UserSession.objects.filter(user=user).order_by("pk"):
        yield {"record": "sign-in", "at": sign_in.created_at.isoformat(), "browser": sign_in.user_agent}
    for profile in UserProfile.objects.filter(user=user):
        yield export_profile(profile)


def export_profile(profile: UserProfile) -> Record:
    return {
        "record": "preferences in the admin",
        "language": profile.preferred_language,
        "time_zone": profile.current_time_zone,
        "theme": profile.theme,
        "contrast": profile.contrast,
        "density": profile.density,
        "keyboard_shortcuts": profile.keyboard_shortcuts,
        "picture": profile.avatar.name or None,
        "mail_when_submitted": profile.submitted_notifications,
        "mail_when_approved": profile.approved_notifications,
        "mail_when_rejected": profile.rejected_notifications,
        "mail_on_comments": profile.updated_comments_notifications,
    }


def erase_account(user: User) -> None:
    """Delete what the account's deletion leaves: sessions and the picture's file.

    Addresses, factors, memberships and preferences go with the account's own row.
    """
    Session.objects.filter(pk__in=[session.pk for session in sessions_of(user)]).delete()
    for profile in UserProfile.objects.filter(user=user).exclude(avatar=""):
        transaction.on_commit(partial(profile.avatar.storage.delete, profile.avatar.name))


def sessions_of(user: User) -> Iterator[Session]:
    """The stored sessions that belong to the person or name an address of theirs.

    A sign-in under way belongs to nobody yet, but names the address. Decodes every stored session.
    """
    addresses = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    quoted = tuple(json.dumps(address) for address in addresses)
    for session in Session.objects.iterator(chunk_size=SESSIONS_AT_ONCE):
        content = session.get_decoded()
        text = json.dumps(content, default=str)
        if content.get("_auth_user_id") == str(user.pk) or any(address in text for address in quoted):
            yield session


ACCOUNT = PersonalDataHolder(
    models=(
        HeldModel("users.User", "name, address, time zone, language, when signed in", OnErasure.DELETED),
        HeldModel("users.User_groups", "roles", OnErasure.DELETED),
        HeldModel("users.RoleGrant", "roles that wait for a second administrator", OnErasure.DELETED),
        HeldModel("users.User_user_permissions", "permissions beside those of roles", OnErasure.DELETED),
        HeldModel("account.EmailAddress", "email addresses", OnErasure.DELETED),
        HeldModel("account.EmailConfirmation", "links that confirm an address", OnErasure.DELETED),
        HeldModel("mfa.Authenticator", "keys of second factors", OnErasure.DELETED),
        HeldModel(
            "usersessions.UserSession", "sign-ins: when, and in which kind of browser", OnErasure.DELETED
        ),
        HeldModel("sessions.Session", "who is signed in, with which address", OnErasure.DELETED),
        HeldModel("wagtailusers.UserProfile", "preferences and picture in the admin", OnErasure.DELETED),
    ),
    export=export_account,
    erase=erase_account,
)
