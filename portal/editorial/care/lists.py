"""Who looks after what, in the admin's lists: two columns and a filter for pages and rows alike."""

from collections.abc import Iterable
from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.snippets.views.snippets import IndexView

from portal.editorial.care.queries import care_key, care_of, looked_after_by, owners
from portal.shared.words import day_words


class CareColumn(Column):
    """A column about the care of a content, which `CareTable` reads for all rows at once."""

    def get_value(self, instance: Any) -> str:
        """Empty where there is nothing to say."""
        care = getattr(instance, "care", None)
        value = getattr(care, self.name) if care is not None else None
        if value is None:
            return ""
        return day_words(value) if self.name == "review_by" else str(value)


CARE_COLUMNS = (
    CareColumn("owner", label=_("Looked after by"), width="12%"),
    CareColumn("review_by", label=_("Review by"), width="10%"),
)


class OwnerFilter(MultipleUserFilter):
    """Contents that one of some people looks after."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Looked after by"), queryset=lambda _request: owners(), widget=CheckboxSelectMultiple
        )

    def filter(self, rows: Any, value: Any) -> Any:
        """All rows where nobody is chosen."""
        return rows.filter(pk__in=looked_after_by(rows.model, value)) if value else rows


class CareFilterSet(WagtailFilterSet):
    """The filters of a list of rows, with that of who looks after them."""

    looked_after_by = OwnerFilter()


class PageCareFilterSet(GenericPageFilterSet):
    """Wagtail's filters of pages. Its *Owner* is whoever made a page, which says little afterwards."""

    owner = None
    looked_after_by = OwnerFilter()


class CareTable(BaseListingView):
    """Reads the care of the rows that a list shows: one query. Stands before the view of Wagtail."""

    def get_table(self, object_list: Iterable[Any]) -> Any:
        """The table, each row of it with its care."""
        rows = list(object_list)
        found = care_of(rows)
        for row in rows:
            row.care = found.get(care_key(row))
        return super().get_table(rows)


class CareExplorer(CareTable, ExplorableIndexView):
    """The tree of pages."""

    base_columns = (*ExplorableIndexView.base_columns, *CARE_COLUMNS)
    base_filterset_class = PageCareFilterSet


class CareOfTypeView(CareTable, ContentTypeUseView):
    """All pages of a type."""


class CarePageViewSet(PageViewSet):
    """How all pages are listed."""

    model = Page
    index_view_class = CareExplorer
    content_type_use_view_class = CareOfTypeView
    filterset_class = PageCareFilterSet


class CareIndexView(CareTable, IndexView):
    """Rows of a list, or assessments."""

    base_filterset_class = CareFilterSet

    @cached_property
    def filterset_class(self) -> type[WagtailFilterSet]:
        """The filters of the list, also where it names none."""
        meta = type("Meta", (), {"model": self.model, "fields": self.list_filter or []})
        return type(f"{self.model.__name__}FilterSet", (self.base_filterset_class,), {"Meta": meta})
