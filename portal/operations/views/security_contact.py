"""Whom to tell of a hole in the site (RFC 9116)."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """The contact and its end; 404 while none is set, and once it has expired: nobody may read the mail."""
    expires = _expires()
    if not settings.SECURITY_CONTACT or expires is None or expires <= timezone.now():
        raise Http404
    lines = [
        *(f"Contact: {address}" for address in settings.SECURITY_CONTACT),
        f"Expires: {expires.isoformat()}",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE.partition('-')[0]}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _expires() -> datetime | None:
    """The end of the contact with its zone; None where it is not set, or is no time."""
    try:
        found = parse_datetime(settings.SECURITY_CONTACT_EXPIRES)
    except ValueError:
        return None
    return timezone.make_aware(found) if found is not None and timezone.is_naive(found) else found
