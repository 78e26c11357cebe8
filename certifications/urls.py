"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.corrections.views.report_error import report_error, report_thanks
from certifications.field_map.views import coverage, field_map, field_map_drawing, field_map_embed

app_name = "certifications"

urlpatterns = [
    path("map/", field_map, name="field_map"),
    path("map/embed/", field_map_embed, name="field_map_embed"),
    path("map/coverage/", coverage, name="coverage"),
    path("map/costs/", field_map, name="costs"),
    path("map.svg", field_map_drawing, name="field_map_drawing"),
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
]
