"""Pages about a person's access tokens."""

from django.urls import path

from portal.tokens import views

app_name = "tokens"
urlpatterns = [
    path("", views.token_list, name="list"),
    path("make/", views.make, name="make"),
    path("<uuid:public_id>/revoke/", views.revoke, name="revoke"),
]
