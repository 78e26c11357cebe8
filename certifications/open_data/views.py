"""The catalogue for machines: a page about it, its files, and each certification as linked data."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import set_response_etag
from django.views.decorators.http import require_safe

from certifications.domain.licences import Licence
from certifications.open_data.presenters.credential import credential_document
from certifications.open_data.presenters.data_page import data_page_view
from certifications.open_data.presenters.dumps import data_files, encoded
from certifications.open_data.queries import open_catalogue, open_licence
from portal.shared.link_headers import add_link
from portal.shared.page_cache import public_response, rendered_once


@require_safe
def open_data(request: HttpRequest) -> HttpResponseBase:
    """What there is as data, under which terms, and what its columns mean.

    Raises:
        Http404: the site gives no data away.
    """
    licence = _licence()

    def show() -> HttpResponseBase:
        view = data_page_view(licence)
        return TemplateResponse(request, "certifications/open_data/data_page.html", {"view": view})

    return public_response(request, rendered_once(request, "open_data", show))


@require_safe
def open_data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One of the files.

    Raises:
        Http404: there is none of this name, or the site gives no data away.
    """
    licence, found = _licence(), data_files().get(name)
    if found is None:
        raise Http404(name)
    return _public(request, found.content, found.media_type, licence, name)


@require_safe
def credential_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A certification as linked data, with every fact that its page has.

    Raises:
        Http404: readers see no certification of this slug, or the site gives no data away.
    """
    licence, catalogue = _licence(), open_catalogue()
    found = next((one for one in catalogue.certifications if one.value.slug == slug), None)
    if found is None:
        raise Http404(slug)
    content = encoded(credential_document(found, catalogue))
    return _public(request, content, "application/ld+json", licence)


def _licence() -> Licence:
    licence = open_licence()
    if licence is None:
        raise Http404
    return licence


def _public(
    request: HttpRequest, content: bytes, media_type: str, licence: Licence, file_name: str = ""
) -> HttpResponseBase:
    """A file as a public response that says its terms; who has it already gets no copy."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = HttpResponse(content, content_type=f"{media_type}{charset}")
    add_link(response, licence.url, "license")
    if media_type == "text/csv":
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return public_response(request, set_response_etag(response))
