"""Addresses of the pages for developers."""

from django.urls import path

from portal.developers import views

app_name = "developers"
urlpatterns = [
    path("", views.front, name="front"),
    path("reference/", views.reference, name="reference"),
    path("reference/<slug:tag>/", views.group, name="group"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
]
