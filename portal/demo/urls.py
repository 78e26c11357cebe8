"""Addresses of the demo, included only where DEMO is on."""

from django.conf import settings
from django.urls import path, re_path
from django.views.static import serve

from portal.demo import views

urlpatterns = [
    path("demo/mail/<str:token>/", views.mail_list, name="demo_mail_list"),
    path("demo/mail/<str:token>/<slug:file>/<int:number>/", views.mail_detail, name="demo_mail_detail"),
    # The demo runs without DEBUG and without a web server in front, and uploads are to be seen.
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="demo_media"),
]
