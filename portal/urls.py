"""Every address of the site."""

from allauth.account.views import logout
from django.conf import settings
from django.conf.urls.static import static
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.editorial.care.aging_pages import aging_pages_urls
from portal.operations.views.security_contact import security_txt

handler400 = "portal.shared.request_size.bad_request"
handler500 = "portal.shared.rest.problems.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    # Wagtail's own sign-in would go round the second factor.
    path(
        "admin/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="admin_login",
    ),
    # So is its own sign-out: here a GET asks first, and people without a role can sign out too.
    path("admin/logout/", logout, name="admin_logout"),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Its own report asks who may publish, and nobody may.
    *aging_pages_urls,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("portal.users.urls")),
    path("accounts/tokens/", include("portal.tokens.urls")),
    path("api/v1/", include("portal.api")),
    path("developers/", include("portal.developers.urls")),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    # Where password managers send people whose password is known to others.
    path(
        ".well-known/change-password",
        RedirectView.as_view(pattern_name="account_change_password", http_method_names=["get", "head"]),
        name="where_to_change_password",
    ),
    path("health/", include("portal.operations.urls")),
    path("assessments/", include("assessments.urls")),
    path("search/", include("portal.search.urls")),
    path("", include("portal.home.urls")),
    path("", include("certifications.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *staticfiles_urlpatterns(),
    *([path("", include("portal.demo.urls"))] if settings.DEMO else []),
    path("", include(wagtail_urls)),
]
