"""Pages beside the articles' own: topics, authors, the glossary, questions. The same for everybody."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.articles.presenters.article_list import article_index_view
from certifications.articles.presenters.reference_pages import (
    author_page_view,
    glossary_view,
    questions_view,
)
from certifications.models import ArticleIndexPage, Writer
from certifications.queries.articles import topics_in_use
from portal.shared.markdown_pages import announce_markdown
from portal.shared.page_cache import public_response, rendered_once


@require_safe
def topic(request: HttpRequest, key: str) -> HttpResponseBase:
    """The articles on one topic.

    Raises:
        Http404: no published article has it.
    """
    index = ArticleIndexPage.objects.live().public().first()
    if index is None or key not in {one.key for one in topics_in_use()}:
        raise Http404(key)
    found = index
    return _page(request, "certifications/article_index_page.html", lambda: article_index_view(found, key))


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An author with their articles and judgements.

    Raises:
        Http404: readers see no such author.
    """
    writer = get_object_or_404(Writer.objects.live().select_related("photo"), slug=slug)
    return _page(request, "certifications/articles/author_page.html", lambda: author_page_view(writer))


@require_safe
def glossary(request: HttpRequest) -> HttpResponseBase:
    """All words that the site explains."""
    response = _page(request, "certifications/articles/glossary.html", glossary_view)
    announce_markdown(response, request.path)
    return response


@require_safe
def questions(request: HttpRequest) -> HttpResponseBase:
    """The questions that people ask."""
    response = _page(request, "certifications/articles/questions.html", questions_view)
    announce_markdown(response, request.path)
    return response


def _page(request: HttpRequest, template: str, view: Callable[[], object]) -> HttpResponseBase:
    def show() -> HttpResponseBase:
        return TemplateResponse(request, template, {"view": view()})

    return public_response(request, rendered_once(request, request.path, show))
