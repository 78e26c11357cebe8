"""Announced changes as calendars: of all certifications, and of one."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from certifications.follows.files import calendar_file
from certifications.follows.queries import calendar_entries
from certifications.follows.views.found import found_certification
from certifications.queries.kept import kept_certifications
from portal.shared.page_cache import public_response


@require_safe
def changes_calendar(request: HttpRequest) -> HttpResponseBase:
    """What changes about all certifications, and when. No query while the catalogue is kept."""
    address = reverse("certifications:changes_calendar")
    return _calendar(request, _("Changes to certifications"), address, "")


@require_safe
def certification_calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What changes about one certification, and when.

    Raises:
        Http404: readers see no certification of this slug.
    """
    _key, certification = found_certification(slug)
    name = _("Changes to %(name)s") % {"name": certification.title}
    return _calendar(request, name, reverse("certifications:certification_calendar", args=[slug]), slug)


def _calendar(request: HttpRequest, name: str, address: str, slug: str) -> HttpResponseBase:
    names = {one.slug: one.title for one in kept_certifications()}
    content = calendar_file(name, address, calendar_entries(slug), names)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    return public_response(request, set_response_etag(response))
