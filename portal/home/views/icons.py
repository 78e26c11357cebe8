"""The site's mark, and the manifest by which phones put the site among their apps."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.home.queries import frame_content
from portal.shared.page_cache import public_response
from portal.shared.pictures.canvas import PAPER
from portal.shared.pictures.site_icon import favicon, site_icon

# Under fixed names, so not for ever.
ICON_SECONDS = 7 * 24 * 60 * 60
TOUCH_SIZE = 180
# Those of the manifest; "maskable" ones have room for a phone's own shape.
SIZES = (192, 512)
MASKABLE = (512,)


@require_safe
def favicon_file(_request: HttpRequest) -> HttpResponse:
    """`/favicon.ico`, which browsers ask for whatever a page says."""
    return _picture(favicon(), "image/x-icon")


@require_safe
def touch_icon(_request: HttpRequest) -> HttpResponse:
    """`/apple-touch-icon.png`, for the home screen of phones that read no manifest."""
    return _picture(site_icon(TOUCH_SIZE), "image/png")


@require_safe
def icon(_request: HttpRequest, size: int) -> HttpResponse:
    """An icon of the manifest."""
    if size not in SIZES:
        raise Http404
    return _picture(site_icon(size), "image/png")


@require_safe
def maskable_icon(_request: HttpRequest, size: int) -> HttpResponse:
    """An icon that a phone may cut to its own shape."""
    if size not in MASKABLE:
        raise Http404
    return _picture(site_icon(size, maskable=True), "image/png")


@require_safe
def web_manifest(request: HttpRequest) -> HttpResponseBase:
    """`/site.webmanifest`."""
    name = frame_content(Site.find_for_request(request)).site_name
    icons = [_entry("icon", size, "any") for size in SIZES]
    icons += [_entry("maskable_icon", size, "maskable") for size in MASKABLE]
    manifest = {
        "name": name,
        "short_name": name,
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    response = JsonResponse(manifest, content_type="application/manifest+json")
    return public_response(request, response)


def _entry(view: str, size: int, purpose: str) -> dict[str, str]:
    address = reverse(view, args=[size])
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _picture(content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = f"public, max-age={ICON_SECONDS}"
    return response
