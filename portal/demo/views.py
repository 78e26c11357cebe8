"""The demo's outbox: what the site mailed, for whoever tries it. Addresses exist in a demo only."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.demo.files import DemoFiles, mail_token
from portal.demo.mailbox import all_mail, one_mail


def outbox() -> Path:
    """The folder of sent mail."""
    return DemoFiles(Path(settings.VAR_DIR)).mail


def _open_with(token: str) -> None:
    """Codes for signing in stand in mails: who only knows the port of the demo does not read them."""
    if not constant_time_compare(token, mail_token(settings.SECRET_KEY)):
        raise Http404


@never_cache
@require_safe
def mail_list(request: HttpRequest, token: str) -> HttpResponse:
    """Every message that was sent."""
    _open_with(token)
    return render(request, "demo/mail_list.html", {"mails": all_mail(outbox()), "token": token})


@never_cache
@require_safe
def mail_detail(request: HttpRequest, token: str, file: str, number: int) -> HttpResponse:
    """One message, as plain text."""
    _open_with(token)
    mail = one_mail(outbox(), file, number)
    if mail is None:
        raise Http404(_("There is no such message."))
    return render(request, "demo/mail_detail.html", {"mail": mail, "token": token})
