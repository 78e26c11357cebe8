"""Addresses for the machines that watch the site."""

from django.urls import path

from portal.operations.views import health

app_name = "health"
urlpatterns = [
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
]
