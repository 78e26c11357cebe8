"""What the search adds to the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from portal.search.reports import SEE_EMPTY_SEARCHES, EmptySearchesView
from portal.search.viewsets import SearchLists
from portal.shared.menu import PermittedMenuItem


def register_empty_searches_item() -> MenuItem:
    return PermittedMenuItem(
        EmptySearchesView.page_title,
        reverse("search_admin:empty_searches"),
        permission=SEE_EMPTY_SEARCHES,
        name="empty-searches",
        icon_name="search",
        order=110,
    )


def register_urls() -> list[URLPattern | URLResolver]:
    view = EmptySearchesView
    patterns = [
        path("", view.as_view(), name="empty_searches"),
        path("results/", view.as_view(results_only=True), name="empty_searches_results"),
    ]
    return [path("reports/searches/", include((patterns, "search_admin")))]


def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="view_emptysearch")


register_snippet(SearchLists)
hooks.register("register_reports_menu_item", register_empty_searches_item)
hooks.register("register_admin_urls", register_urls)
hooks.register("register_permissions", register_permissions)
