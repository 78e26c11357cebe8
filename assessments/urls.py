"""Addresses of assessments. Public ids are UUIDs, never primary keys."""

from django.urls import URLPattern, path

from assessments.views.index import index

app_name = "assessments"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]
