"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.corrections.views.report_error import report_error, report_thanks
from certifications.corrections.views.report_subject import (
    report_certification,
    report_problem,
    report_received,
    report_subject,
)

app_name = "certifications"

urlpatterns = [
    path("corrections/report/certification/", report_certification, name="report_certification"),
    path("corrections/report/thanks/", report_received, name="report_received"),
    path("corrections/report/<uuid:certification>/", report_problem, name="report_problem"),
    path(
        "corrections/report/<uuid:certification>/about/<str:about>/<str:key>/",
        report_subject,
        name="report_subject",
    ),
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
]
