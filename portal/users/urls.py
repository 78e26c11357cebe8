"""Account pages: our own, and allauth's. Those of single sign-on are there only while it is on."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from portal.users import own_data_views, session_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.overview, name="account_home"),
    path("profile/", views.profile, name="account_profile"),
    path("sessions/", session_views.sessions, name="usersessions_list"),
    path("data/", own_data_views.own_data, name="account_own_data"),
    path("data/my-data.json", own_data_views.own_data_file, name="account_own_data_file"),
    path("data/erase/", own_data_views.erase_account, name="account_erase"),
    path("erased/", own_data_views.account_erased, name="account_erased"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
if settings.SINGLE_SIGN_ON:
    urlpatterns += [
        path("3rdparty/", include("allauth.socialaccount.urls")),
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
