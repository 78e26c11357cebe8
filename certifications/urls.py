"""Addresses of the catalogue beside its pages."""

from django.urls import path

from certifications.articles.views.feed import articles_feed
from certifications.articles.views.pages import author, glossary, questions, topic
from certifications.assistants.views.endpoint import mcp_endpoint
from certifications.comparisons.views.compare import compare, compare_file
from certifications.comparisons.views.compare_roles import compare_roles
from certifications.comparisons.views.embed import compare_embed, oembed
from certifications.corrections.views.report_error import report_error, report_thanks
from certifications.corrections.views.report_subject import (
    report_certification,
    report_problem,
    report_received,
    report_subject,
)
from certifications.field_map.views import (
    costs,
    coverage,
    field_map,
    field_map_drawing,
    field_map_embed,
)
from certifications.follows.views.calendars import certification_calendar, changes_calendar
from certifications.follows.views.feeds import certification_feed, changes_feed
from certifications.follows.views.follow import follow, followed, stop_follow
from certifications.open_data.views import credential_file, open_data, open_data_file

app_name = "certifications"

urlpatterns = [
    path("mcp", mcp_endpoint, name="mcp"),
    path("corrections/report/certification/", report_certification, name="report_certification"),
    path("corrections/report/thanks/", report_received, name="report_received"),
    path("corrections/report/<uuid:certification>/", report_problem, name="report_problem"),
    path(
        "corrections/report/<uuid:certification>/about/<str:about>/<str:key>/",
        report_subject,
        name="report_subject",
    ),
    path("articles/feed/", articles_feed, name="articles_feed"),
    path("articles/topics/<slug:key>/", topic, name="topic"),
    path("articles/authors/<slug:slug>/", author, name="author"),
    path("glossary/", glossary, name="glossary"),
    path("questions/", questions, name="questions"),
    path("map/", field_map, name="field_map"),
    path("map/embed/", field_map_embed, name="field_map_embed"),
    path("map/coverage/", coverage, name="coverage"),
    path("map/costs/", costs, name="costs"),
    path("map.svg", field_map_drawing, name="field_map_drawing"),
    path("compare/", compare, name="compare"),
    path("compare/embed/", compare_embed, name="compare_embed"),
    path("oembed/", oembed, name="oembed"),
    path("compare/roles/", compare_roles, name="compare_roles"),
    path("compare/file/", compare_file, name="compare_file"),
    path("corrections/report/<uuid:certification>/<str:key>/", report_error, name="report_error"),
    path("corrections/report/<uuid:certification>/<str:key>/thanks/", report_thanks, name="report_thanks"),
    path("certifications/changes/feed/", changes_feed, name="changes_feed"),
    path("certifications/follow/<slug:slug>/", follow, name="follow"),
    path("certifications/follow/stop/<str:token>/", stop_follow, name="stop_follow"),
    path("certifications/<slug:slug>/feed/", certification_feed, name="certification_feed"),
    path("certifications/changes.ics", changes_calendar, name="changes_calendar"),
    path("certifications/<slug:slug>/changes.ics", certification_calendar, name="certification_calendar"),
    path("certifications/<slug:slug>/credential.jsonld", credential_file, name="credential_file"),
    path("data/", open_data, name="open_data"),
    path("data/<str:name>", open_data_file, name="open_data_file"),
    path("accounts/following/", followed, name="followed"),
]
