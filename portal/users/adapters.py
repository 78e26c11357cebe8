"""How django-allauth greets our users: the site's name in mails, on keys and in authenticator apps."""

from collections import deque
from io import BytesIO
from typing import Any
from urllib.parse import quote

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import InterfaceError, OperationalError
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage

from portal.shared.client_address import client_address
from portal.users.arrival import arrival_of
from portal.users.factor_secrets import decrypt, encrypt
from portal.users.known_devices import known_device
from portal.users.models import User
from portal.users.refusals import note_failed_sign_in, note_lock

ALLAUTH = "allauth.account"
# What allauth calls the error of somebody who failed too often.
LOCKED = frozenset({"too_many_login_attempts", "rate_limited"})
# What an outage left counted, in this process. Old ones lapse with their limits.
OWED: deque[RateLimitUsage] = deque(maxlen=1000)


class AccountAdapter(DefaultAccountAdapter):
    """allauth's accounts under this site's name."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": gettext_lazy(
            "Too many failed attempts. Wait five minutes, or reset your password."
        ),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where signing in leads that no page asked for: staff to the admin, others to what is theirs."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        if isinstance(request.user, User):
            return arrival_of(request, request.user)
        return str(super().get_login_redirect_url(request))

    def save_user(
        self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        """A new account reads times in the zone of the browser it was made in."""
        user.time_zone = form.cleaned_data.get("time_zone") or user.time_zone
        saved: AbstractBaseUser = super().save_user(request, user, form, commit)
        return saved

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Refuse a weak password in one sentence: the field's help has all the rules.

        Raises:
            ValidationError: the first of the validators' refusals.
        """
        try:
            accepted: str = super().clean_password(password, user)
        except ValidationError as refused:
            raise refused.error_list[0] from None
        return accepted

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address at which a new password is set, under the site's own name.

        The Host header of whoever asks would lead the owner, and the key in the link, to another server.
        """
        # The names in the pattern are allauth's; what stands in the mail is opaque.
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.BASE_URL}{path.replace('UID-KEY', quote(key))}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Who these credentials are of. An attempt that the database broke off does not count as failed."""
        try:
            user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        except (OperationalError, InterfaceError):
            _give_back(self._login_failed_rl_usage)
            raise
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt under each of its limits, until it is known to have succeeded.

        Raises:
            ValidationError: one of the limits is reached.
        """
        _give_back()
        self._login_failed_rl_usage = RateLimitUsage([])
        for action, key in _limits(request, credentials["email"]):
            usage = ratelimit.consume(request, app=ALLAUTH, action=action, key=key)
            if usage is None:
                raise self.validation_error("too_many_login_attempts")
            self._login_failed_rl_usage.usage += usage.usage

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Whoever has set a new password by mail is no stranger: forget what strangers did before."""
        for action, key in _limits(request, credentials["email"]):
            ratelimit.clear(request, app=ALLAUTH, action=action, key=key)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom limits count: one answer for allauth and for the rest of the site."""
        return client_address(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_failed_sign_in(request)
        super().authentication_failed(request, **credentials)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """The sentence for an error; that somebody is locked out, with a password or a code, is noted."""
        if code in LOCKED:
            note_lock(context.request)
        error: ValidationError = super().validation_error(code, *args)
        return error

    def format_email_subject(self, subject: str) -> str:
        return f"[{settings.WAGTAIL_SITE_NAME}] {subject}"

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        site = {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.BASE_URL}
        message: EmailMessage = super().render_mail(template_prefix, email, site | context, headers)
        return message


def _give_back(*usages: RateLimitUsage) -> None:
    """Take counts back, with those that could not be before: they stand in the database that broke off."""
    OWED.extend(usages)
    while OWED:
        try:
            usage = OWED.popleft()
        except IndexError:
            return  # another thread took the last one
        try:
            usage.rollback()
        except (OperationalError, InterfaceError):
            OWED.appendleft(usage)
            return


def _limits(request: HttpRequest, email: str) -> list[tuple[str, str]]:
    """Limits on wrong passwords (ACCOUNT_RATE_LIMITS) under which this request counts, and its keys.

    Strangers count by account and network address, and all strangers together by account. Neither keeps out
    a browser that the account was signed in to before: it counts by itself.
    """
    account = email.lower()
    device = known_device(request, account)
    if device is not None:
        return [("login_failed_known_device", f"{account}:{device}")]
    return [
        ("login_failed", f"{account}:{client_address(request)}"),
        ("login_failed_everywhere", account),
    ]


class MFAAdapter(DefaultMFAAdapter):
    """allauth's second factors under this site's name."""

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.WAGTAIL_SITE_NAME}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        """The QR code on a white ground, so that a camera reads it in the dark theme too."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()
