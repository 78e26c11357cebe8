"""Addresses of the search."""

from django.urls import URLPattern, path

from portal.search.views import search, suggestions

app_name = "search"
urlpatterns: list[URLPattern] = [
    path("", search, name="search"),
    path("suggestions/", suggestions, name="suggestions"),
]
