"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.corrections.views.report_error import report_error, report_thanks

app_name = "certifications"

urlpatterns = [
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
]
