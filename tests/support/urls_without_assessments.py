"""The addresses that remain when assessments are deleted."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("portal.users.urls")),
    path("health/", include("portal.operations.urls")),
    path("search/", include("portal.search.urls")),
    path("", include("portal.home.urls")),
    path("", include("certifications.urls")),
    path("", include(wagtail_urls)),
]
