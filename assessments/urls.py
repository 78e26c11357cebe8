"""Addresses of assessments: readable ones; what is a person's own has UUIDs, never primary keys."""

from django.urls import URLPattern, path

from assessments.attempts.views.about import about
from assessments.attempts.views.answer import answer
from assessments.attempts.views.attempt import attempt
from assessments.attempts.views.carried import carried
from assessments.attempts.views.claim import claim, claim_result
from assessments.attempts.views.clear import clear
from assessments.attempts.views.index import index
from assessments.attempts.views.review import review
from assessments.attempts.views.section import section
from assessments.history.views import history
from assessments.results.views.payer import payer, payer_link_end
from assessments.results.views.payer_page import payer_page
from assessments.results.views.plan import plan, result_plan
from assessments.results.views.result import result
from assessments.results.views.what_if import what_if
from assessments.versions.views import how_it_works, moved_about, moved_how_it_works

app_name = "assessments"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("claim/", claim, name="claim"),
    path("history/", history, name="history"),
    path("payer/<str:token>/", payer_page, name="payer_page"),
    path("plan/", plan, name="plan"),
    # As they were before they were readable; in print and in mails they still are.
    path("<uuid:assessment>/", moved_about, name="about_by_id"),
    path("<uuid:assessment>/how-it-works/", moved_how_it_works, name="how_it_works_by_id"),
    path("attempts/<uuid:attempt>/", attempt, name="attempt"),
    path("attempts/<uuid:attempt>/sections/<slug:section>/", section, name="section"),
    path("attempts/<uuid:attempt>/answers/<str:question>/", answer, name="answer"),
    path("attempts/<uuid:attempt>/carried/", carried, name="carried"),
    path("attempts/<uuid:attempt>/clear/", clear, name="clear"),
    path("attempts/<uuid:attempt>/review/", review, name="review"),
    path("results/<uuid:submission>/", result, name="result"),
    path("results/<uuid:submission>/claim/", claim_result, name="claim_result"),
    path("results/<uuid:submission>/payer/", payer, name="payer"),
    path("results/<uuid:submission>/payer/<uuid:link>/end/", payer_link_end, name="payer_link_end"),
    path("results/<uuid:submission>/plan/", result_plan, name="result_plan"),
    path("results/<uuid:submission>/what-if/", what_if, name="what_if"),
    # Below all others: no assessment has the address of one of them (models.assessment.RESERVED).
    path("<slug:assessment>/", about, name="about"),
    path("<slug:assessment>/how-it-works/", how_it_works, name="how_it_works"),
]
