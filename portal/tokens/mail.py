"""What owners are told about their tokens by mail."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from portal.tokens.models import AccessToken
from portal.tokens.presenters import token_row
from portal.users.zones import zone_of


def mail_made(request: HttpRequest, token: AccessToken) -> None:
    """Tell the owner that a token was made, when and in which browser: perhaps it was somebody else."""
    _send(request, "tokens/email/token_made", token, reason="")


def mail_revoked(request: HttpRequest, token: AccessToken, reason: str) -> None:
    """Tell the owner that an administrator revoked their token, and why."""
    _send(request, "tokens/email/token_revoked", token, reason=reason)


def _send(request: HttpRequest, template: str, token: AccessToken, *, reason: str) -> None:
    context = {
        "token": token_row(token, zone_of(token.user)),
        "reason": reason,
        "tokens_url": f"{settings.BASE_URL}{reverse('tokens:list')}",
    }
    get_adapter(request).send_notification_mail(template, token.user, context)
