"""Account pages of our own, beside allauth's."""

from django.urls import path
from django.views.generic import RedirectView

from portal.users import views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_profile"), name="account_home"),
    path("profile/", views.profile, name="account_profile"),
]
