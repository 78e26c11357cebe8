"""A comparison in a frame of another site, and oEmbed, by which sites find such frames by themselves."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from certifications.comparisons.presenters.embedded import present_embedded
from certifications.comparisons.presenters.oembed import oembed_of
from certifications.domain.chosen import chosen_of
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import PARAMETER
from portal.settings import content_security
from portal.shared.page_cache import public_response, rendered_once

READS = (PARAMETER,)
OEMBED_READS = ("url", "format", "maxwidth", "maxheight")
# CSS pixels; no window is as large.
LARGEST = 10_000


@xframe_options_exempt
@require_safe
def compare_embed(request: HttpRequest) -> HttpResponseBase:
    """What the address names, side by side, without scripts. Other sites may frame it."""
    chosen = chosen_of(request.GET.getlist(PARAMETER), kept_certifications())

    def shown() -> HttpResponseBase:
        status = HTTPStatus.OK if chosen.is_comparison else HTTPStatus.NOT_FOUND
        context = {"view": present_embedded(chosen)}
        return TemplateResponse(
            request, "certifications/comparisons/embed.html", context, status=status.value
        )

    response = rendered_once(request, "compare-embed", shown, READS)
    response["Content-Security-Policy"] = content_security.FRAMED_STILL
    return public_response(request, response, READS)


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """`/oembed/`: 404 for addresses that are none of ours, 400 for none, 501 for a form other than JSON.

    Raises:
        Http404: the address is not one that can be put into a frame.
    """
    if request.GET.get("format", "json") != "json":
        words = _("This is answered as JSON only: format=json.")
        return HttpResponse(words, status=HTTPStatus.NOT_IMPLEMENTED.value, content_type="text/plain")
    if "url" not in request.GET:
        words = _("Say which page: url=ADDRESS.")
        return HttpResponse(words, status=HTTPStatus.BAD_REQUEST.value, content_type="text/plain")
    width, height = _most(request, "maxwidth"), _most(request, "maxheight")
    if width is None or height is None:
        words = _("maxwidth and maxheight are whole numbers of pixels above zero.")
        return HttpResponse(words, status=HTTPStatus.BAD_REQUEST.value, content_type="text/plain")
    site = Site.find_for_request(request)
    provider = (site.site_name if site else "") or settings.WAGTAIL_SITE_NAME
    found = oembed_of(request.GET.get("url", ""), provider, width, height)
    if found is None:
        raise Http404
    return public_response(request, JsonResponse(found.as_document()), OEMBED_READS)


def _most(request: HttpRequest, name: str) -> int | None:
    """The largest size that is asked for; None for what is no size."""
    text = request.GET.get(name, str(LARGEST))
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST))):
        return None
    return int(text) or None
