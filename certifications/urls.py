"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.comparisons.views.compare import compare, compare_file
from certifications.comparisons.views.compare_roles import compare_roles
from certifications.corrections.views.report_error import report_error, report_thanks

app_name = "certifications"

urlpatterns = [
    path("compare/", compare, name="compare"),
    path("compare/roles/", compare_roles, name="compare_roles"),
    path("compare/file/", compare_file, name="compare_file"),
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
]
