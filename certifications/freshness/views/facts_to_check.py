"""Published facts and progressions in the admin, those first whose source was read longest ago."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from certifications import queries
from certifications.domain.checklist import Order, SharedSource, by_source, ordered
from certifications.freshness.forms import StatementFilters
from certifications.freshness.presenters.groups import SharedSourceView, group_view
from certifications.freshness.presenters.statements import CheckRow, RowMaterial, check_rows
from certifications.freshness.presenters.unread import unread_rows
from certifications.freshness.queries.collectors import collected_by
from certifications.freshness.queries.statements import latest_checks_of
from certifications.freshness.queries.to_check import ToCheck, to_check
from certifications.freshness.queries.unread import unread
from certifications.models import FactVerification
from certifications.queries.progressions import published_progressions
from certifications.source_watch.presenters import watch_words_of
from portal.shared.clock import site_date
from portal.users.views import authenticated_user

VERIFY_FACTS = "certifications.add_factverification"
PAGE_SIZE = 25
GROUPS_ON_A_PAGE = 10
BY_SOURCE = "source"


class StatementPaginator(WagtailPaginator):
    verbose_name = gettext_lazy("fact or progression")
    verbose_name_plural = gettext_lazy("facts and progressions")


class SourcePaginator(WagtailPaginator):
    verbose_name = gettext_lazy("source")
    verbose_name_plural = gettext_lazy("sources")


def rows_of(request: HttpRequest, found: Sequence[ToCheck]) -> list[CheckRow]:
    """The lines of what is shown. Six queries, however many there are."""
    person = authenticated_user(request)
    material = RowMaterial(
        today=site_date(),
        person=person,
        checks=latest_checks_of([one.name for one in found]),
        collected=collected_by(person, [one.stated for one in found]),
        watch=watch_words_of({one.listed.source for one in found}),
        names=queries.titles_by_slug(),
    )
    return check_rows(found, material)


class FactsToCheckView(PermissionCheckedMixin, BaseListingView):
    """Searched, filtered, sorted and grouped by the address; a constant number of queries."""

    template_name = "certifications/freshness/facts_to_check.html"
    results_template_name = "certifications/freshness/facts_to_check_results.html"
    permission_policy = ModelPermissionPolicy(FactVerification)
    permission_required = "add"
    page_title = gettext_lazy("Facts to check")
    header_icon = "circle-check"
    filterset_class = StatementFilters
    is_searchable = True
    default_ordering = Order.AGE.value
    index_url_name = "certifications_admin:facts_to_check"
    index_results_url_name = "certifications_admin:facts_to_check_results"
    verbose_name_plural = gettext_lazy("facts and progressions")

    @cached_property
    def found(self) -> tuple[ToCheck, ...]:
        """Everything that is published with a source."""
        self.facts, self.steps = queries.published_facts(), published_progressions()
        return to_check(self.facts, self.steps, site_date())

    @cached_property
    def is_by_source(self) -> bool:
        """Whether what rests on one source stands together."""
        return bool(self.request.GET.get("group") == BY_SOURCE)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "found": self.found}

    def get_valid_orderings(self) -> list[str]:
        return [order.value for order in Order]

    def get_queryset(self) -> list[ToCheck] | list[SharedSource]:
        """What the address asks for; not rows of a table, as freshness is computed."""
        wanted = self.filters.wanted(self.search_query)
        listed = [one.listed for one in self.found if wanted.takes(one.listed)]
        if self.is_by_source:
            return by_source(listed)
        return [self._by_listed[each] for each in ordered(listed, Order(self.ordering))]

    @cached_property
    def _by_listed(self) -> dict[Any, ToCheck]:
        return {one.listed: one for one in self.found}

    def get_paginate_by(self, _queryset: Any) -> int:
        return GROUPS_ON_A_PAGE if self.is_by_source else PAGE_SIZE

    def get_paginator(self, *args: Any, **kwargs: Any) -> WagtailPaginator:
        return (SourcePaginator if self.is_by_source else StatementPaginator)(*args, **kwargs)

    def get_table(self, _object_list: Any) -> Any:
        # The rows are ours; Wagtail asks a table only for its scripts.
        return super().get_table([])

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = list(context["object_list"])
        if self.is_by_source:
            context["groups"] = self._groups(shown)
        else:
            context["rows"] = rows_of(self.request, shown)
        if not self.results_only:
            context["unread"] = unread_rows(unread(self.facts, self.steps))
        asked = self.request.GET.copy()
        asked.pop("_w_filter_fragment", None)
        context["here"] = _address(self.index_url, asked)
        context["is_by_source"] = self.is_by_source
        context["sorts"] = [
            (order.value, words, _address(self.index_url, asked, ordering=order.value, p=None, group=None))
            for order, words in SORTS
        ]
        context["grouping_url"] = _address(
            self.index_url, asked, group=None if self.is_by_source else BY_SOURCE, p=None, ordering=None
        )
        return context

    def _groups(self, groups: Sequence[SharedSource]) -> list[SharedSourceView]:
        found = [self._by_listed[each] for group in groups for each in group.statements]
        rows = iter(rows_of(self.request, found))
        return [group_view([next(rows) for _each in group.statements]) for group in groups]

    def get_header_more_buttons(self) -> list[Button]:
        asked = self.request.GET.copy()
        return [
            Button(
                _("Download as CSV"),
                url=_address(reverse("certifications_admin:checks_file"), asked, p=None),
                icon_name="download",
                priority=10,
            ),
            Button(
                _("Upload checks"),
                url=reverse("certifications_admin:upload_checks"),
                icon_name="upload",
                priority=20,
            ),
        ]


SORTS = (
    (Order.AGE, gettext_lazy("Least recently checked")),
    (Order.CERTIFICATION, gettext_lazy("Certification")),
    (Order.SOURCE, gettext_lazy("Source")),
)


def _address(url: str, asked: QueryDict, **changes: str | None) -> str:
    """An address with what was asked for, changed."""
    query = asked.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    encoded = query.urlencode()
    return f"{url}?{encoded}" if encoded else url
