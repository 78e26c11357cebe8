"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.comparisons.views.compare import compare, compare_file
from certifications.corrections.views.report_error import report_error, report_thanks
from certifications.field_map.views import (
    costs,
    coverage,
    field_map,
    field_map_drawing,
    field_map_embed,
)

app_name = "certifications"

urlpatterns = [
    path("map/", field_map, name="field_map"),
    path("map/embed/", field_map_embed, name="field_map_embed"),
    path("map/coverage/", coverage, name="coverage"),
    path("map/costs/", costs, name="costs"),
    path("map.svg", field_map_drawing, name="field_map_drawing"),
    path("compare/", compare, name="compare"),
    path("compare/file/", compare_file, name="compare_file"),
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
]
