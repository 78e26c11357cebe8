"""A person's access tokens: the list, a new one, and revoking one."""

from typing import Any
from uuid import UUID

import structlog
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.tokens.forms import TokenForm
from portal.tokens.mail import mail_made
from portal.tokens.models import AccessToken
from portal.tokens.presenters import token_row, token_rows
from portal.tokens.queries import own_token, tokens_of
from portal.tokens.services.make_token import (
    MOST_AT_ONCE,
    MadeAlreadyError,
    TooManyTokensError,
    make_token,
)
from portal.tokens.services.revoke_token import revoke_token
from portal.users import second_factor
from portal.users.middleware import ask_for_factor, send_to_set_up
from portal.users.models import User
from portal.users.own_data_views import confirmed_lately
from portal.users.views import authenticated_user
from portal.users.zones import zone_of

log = structlog.get_logger(__name__)


@never_cache
@login_required
@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    """The reader's tokens. One query, however many there are."""
    user = authenticated_user(request)
    tokens = tokens_of(user).select_related("user")
    return render(request, "tokens/list.html", {"rows": token_rows(tokens, zone_of(user))})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponseBase:
    """Make a token, once the person has lately confirmed who they are; staff with their second factor."""
    return ask_for_missing_factor(request, authenticated_user(request)) or make_confirmed(request)


def ask_for_missing_factor(request: HttpRequest, user: User) -> HttpResponseBase | None:
    """None when the session has shown what the admin asks for, too. Whoever has a factor shows it."""
    if second_factor.rule_is_suspended() or second_factor.session_has_shown_factor(request):
        return None
    here = reverse("tokens:make")
    if second_factor.has_second_factor(user):
        return ask_for_factor(request, here)
    return send_to_set_up(request, here) if second_factor.may_enter_admin(user) else None


@confirmed_lately
def make_confirmed(request: HttpRequest) -> HttpResponse:
    """The form; a POST answers with the new token, in this response alone."""
    user = authenticated_user(request)
    form = TokenForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            token, text = make_told(request, user, form.chosen)
        except MadeAlreadyError:
            messages.warning(
                request, _("This token was made already, and is shown only once. Lost it? Revoke it below.")
            )
            return redirect("tokens:list")
        except TooManyTokensError:
            sentence = ngettext(
                "You can have %(most)d token at a time. Revoke one you no longer need.",
                "You can have %(most)d tokens at a time. Revoke one you no longer need.",
                MOST_AT_ONCE,
            )
            form.add_error(None, sentence % {"most": MOST_AT_ONCE})
        except OSError:
            log.exception("token_mail_failed")
            form.add_error(None, _("We could not send the email about it, so no token was made. Try again."))
        else:
            row = token_row(token, zone_of(user))
            header = f"Authorization: Bearer {row.begins}"
            return render(request, "tokens/made.html", {"row": row, "text": text, "header": header})
    return render(request, "tokens/make.html", {"form": form})


@transaction.atomic
def make_told(request: HttpRequest, user: User, chosen: dict[str, Any]) -> tuple[AccessToken, str]:
    """A new token of which its owner is told by mail, or none.

    Raises:
        MadeAlreadyError, TooManyTokensError: they cannot have it.
        OSError: the mail could not be sent.
    """
    token, text = make_token(user, **chosen)
    mail_made(request, token)
    return token, text


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask whether to revoke one of the reader's tokens; a POST does it."""
    user = authenticated_user(request)
    token = own_token(user, public_id)
    if token is None:
        raise Http404
    if request.method == "POST":
        revoke_token(token)
        messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
        return redirect("tokens:list")
    return render(request, "tokens/revoke.html", {"row": token_row(token, zone_of(user))})
