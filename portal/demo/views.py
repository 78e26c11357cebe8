"""The demo's outbox: what the site mailed, for whoever tries it. Addresses exist in a demo only."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.demo.files import DemoFiles
from portal.demo.mailbox import all_mail, one_mail


def outbox() -> Path:
    """The folder of sent mail."""
    return DemoFiles(Path(settings.VAR_DIR)).mail


@never_cache
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """Every message that was sent."""
    return render(request, "demo/mail_list.html", {"mails": all_mail(outbox())})


@never_cache
@require_safe
def mail_detail(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """One message, as plain text."""
    mail = one_mail(outbox(), file, number)
    if mail is None:
        raise Http404(_("There is no such message."))
    return render(request, "demo/mail_detail.html", {"mail": mail})
