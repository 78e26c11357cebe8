"""What language models read: `/llms.txt`, and the Markdown of pages that rooms registered."""

import copy
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.urls import resolve
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.home.presenters.machine_texts import llms_text, page_text
from portal.home.queries import frame_content
from portal.shared.markdown_pages import MEDIA_TYPE, MarkdownPage, markdown_pages, markdown_url
from portal.shared.markdown_text import markdown_of
from portal.shared.page_cache import public_response

MARKDOWN = f"{MEDIA_TYPE}; charset=utf-8"


@require_safe
def llms_file(request: HttpRequest) -> HttpResponseBase:
    """`/llms.txt`: the pages that are worth reading, with their Markdown."""
    text = llms_text(frame_content(Site.find_for_request(request)), _registered())
    return public_response(request, HttpResponse(text, content_type=MARKDOWN))


@require_safe
def markdown_page(request: HttpRequest, address: str) -> HttpResponseBase:
    """A page as Markdown.

    Raises:
        Http404: no room registered it, or it is not shown.
    """
    page = next((one for one in _registered() if one.url == f"/{address}"), None)
    if page is None:
        raise Http404
    if page.write is not None:
        text = page.write()
    else:
        shown = _shown(request, page)
        if shown.has_header("Location"):
            return redirect(_moved(page, str(shown["Location"])))
        text = markdown_of(shown.content.decode(), settings.BASE_URL + _asked(request, page))
    url = settings.BASE_URL + _asked(request, page)
    response = HttpResponse(page_text(text, url), content_type=MARKDOWN)
    response["Link"] = f'<{url}>; rel="canonical"'
    return public_response(request, response, page.reads)


def _registered() -> list[MarkdownPage]:
    return [page for _room, pages in markdown_pages for page in pages()]


def _shown(request: HttpRequest, page: MarkdownPage) -> HttpResponse:
    """The page as a visitor gets it, whoever asks.

    Raises:
        Http404: it is not there, or not for everybody.
    """
    query = _query(request, page)
    asked = copy.copy(request)
    asked.path = asked.path_info = page.url
    asked.COOKIES, asked.user = {}, AnonymousUser()
    asked.META = {**request.META, "PATH_INFO": page.url, "QUERY_STRING": query.urlencode()}
    vars(asked)["GET"] = query
    found = resolve(page.url)
    response: HttpResponse = found.func(asked, *found.args, **found.kwargs)
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    if response.status_code == HTTPStatus.OK or _leads_to_itself(response, page):
        return response
    raise Http404


def _leads_to_itself(response: HttpResponse, page: MarkdownPage) -> bool:
    """Whether it leads to another spelling of the same address."""
    return urlsplit(response.get("Location", "")).path == page.url


def _moved(page: MarkdownPage, location: str) -> str:
    query = urlsplit(location).query
    return markdown_url(f"{page.url}?{query}" if query else page.url)


def _query(request: HttpRequest, page: MarkdownPage) -> QueryDict:
    query = QueryDict(mutable=True)
    for name in page.reads:
        query.setlist(name, request.GET.getlist(name))
    return query


def _asked(request: HttpRequest, page: MarkdownPage) -> str:
    query = _query(request, page).urlencode()
    return f"{page.url}?{query}" if query else page.url
