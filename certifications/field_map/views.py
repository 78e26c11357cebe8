"""The map and the pictures beside it: the same for everybody, so that any proxy may keep them."""

import base64
import hashlib
from collections.abc import Collection
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from certifications.domain.field_map.map_filter import PARAMETERS, MapFilter, levels_of, read_filter
from certifications.field_map.presenters.costs import COST_PARAMETERS, payer_of, present_costs
from certifications.field_map.presenters.coverage import present_coverage
from certifications.field_map.presenters.field_map import (
    present_drawing,
    present_embedded_map,
    present_map,
)
from certifications.field_map.queries import MapMatter, map_matter
from portal.settings import content_security
from portal.shared.page_cache import public_response, rendered_once

DRAWING_STYLES = ("css/field-map-tokens.css", "css/field-map-drawing.css")


@require_safe
def field_map(request: HttpRequest) -> HttpResponseBase:
    """The map with its filter, its table and its markup for other sites."""
    matter = map_matter()
    view = present_map(matter, _asked(request, matter))
    return _shown(request, "certifications/field_map/field_map.html", view)


@require_safe
def coverage(request: HttpRequest) -> HttpResponseBase:
    """Which certification covers which kind of work, as one table."""
    matter = map_matter()
    view = present_coverage(matter, _asked(request, matter))
    return _shown(request, "certifications/field_map/coverage.html", view)


@require_safe
def costs(request: HttpRequest) -> HttpResponseBase:
    """What certifications cost over six years, as bars by currency."""
    matter = map_matter()
    payer = payer_of(dict(request.GET.lists()))
    view = present_costs(matter, _asked(request, matter), payer)
    return _shown(request, "certifications/field_map/costs.html", view, COST_PARAMETERS)


@xframe_options_exempt
@require_safe
def field_map_embed(request: HttpRequest) -> HttpResponseBase:
    """The map by itself: with the comparison by itself the only pages that other sites may frame."""
    matter = map_matter()
    view = present_embedded_map(matter, _asked(request, matter))
    response = _shown(request, "certifications/field_map/embed.html", view)
    response["Content-Security-Policy"] = content_security.FRAMED
    return response


@require_safe
def field_map_drawing(request: HttpRequest) -> HttpResponseBase:
    """The map as a file of its own, with its styles inside, which its policy names by their digest."""
    styles = _drawing_styles()
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    # Escaped as any text is: XML reads it back, and the digest is of what it reads.
    context = {"view": present_drawing(map_matter()), "styles": styles}
    response = TemplateResponse(
        request, "certifications/field_map/drawing.svg", context, content_type="image/svg+xml"
    )
    response["Content-Security-Policy"] = content_security.drawing(digest)
    return public_response(request, response)


def _asked(request: HttpRequest, matter: MapMatter) -> MapFilter:
    roles = {role.key for role in matter.roles}
    levels = {level.key for level in levels_of(matter.certifications)}
    return read_filter(dict(request.GET.lists()), roles, levels)


def _shown(
    request: HttpRequest, template: str, view: object, reads: Collection[str] = PARAMETERS
) -> HttpResponseBase:
    response = rendered_once(
        request, template, lambda: TemplateResponse(request, template, {"view": view}), reads
    )
    return public_response(request, response, reads)


def _drawing_styles() -> str:
    found = (finders.find(name) for name in DRAWING_STYLES)
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in found if path)
