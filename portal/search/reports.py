"""Searches that found nothing, in the admin."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from portal.search.models import EmptySearch
from portal.search.presenters import search_url
from portal.search.services.forget_empty import KEPT_DAYS
from portal.shared.words import day_words

SEE_EMPTY_SEARCHES = "search.view_emptysearch"
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class EmptySearchLine:
    """What was searched for, how often in all and when last; where to look again and to add a synonym."""

    words: str
    count: int
    last: str
    search_url: str
    synonym_url: str


class EmptySearchesView(PermissionCheckedMixin, BaseListingView):
    """Those searched for most often first; a constant number of queries."""

    template_name = "search/empty_searches.html"
    results_template_name = "search/empty_searches_results.html"
    model = EmptySearch
    permission_policy = ModelPermissionPolicy(EmptySearch)
    permission_required = "view"
    page_title = gettext_lazy("Searches that found nothing")
    header_icon = "search"
    paginate_by = PAGE_SIZE
    index_url_name = "search_admin:empty_searches"
    index_results_url_name = "search_admin:empty_searches_results"
    verbose_name_plural = gettext_lazy("searches")

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Each search once, with all its days."""
        return EmptySearch.objects.values("words").annotate(times=Sum("count"), last=Max("day"))

    def order_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """The most frequent first, in a total order."""
        return queryset.order_by("-times", "-last", "words")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["lines"] = [_line(**row) for row in context["object_list"]]
        context["kept_days"] = KEPT_DAYS
        return context


def _line(words: str, times: int, last: date) -> EmptySearchLine:
    add = reverse("wagtailsnippets_search_synonym:add")
    return EmptySearchLine(
        words, times, day_words(last), search_url(words), f"{add}?{urlencode({'words': words})}"
    )
