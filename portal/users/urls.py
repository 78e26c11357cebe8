"""Account pages of our own, beside allauth's."""

from django.urls import path

from portal.users import own_data_views, session_views, views

urlpatterns = [
    path("", views.overview, name="account_home"),
    path("profile/", views.profile, name="account_profile"),
    path("sessions/", session_views.sessions, name="usersessions_list"),
    path("data/", own_data_views.own_data, name="account_own_data"),
    path("data/my-data.json", own_data_views.own_data_file, name="account_own_data_file"),
    path("data/erase/", own_data_views.erase_account, name="account_erase"),
    path("erased/", own_data_views.account_erased, name="account_erased"),
]
