"""Addresses of assessments. Public ids are UUIDs, never primary keys."""

from django.urls import URLPattern, path

from assessments.views.about import about
from assessments.views.answer import answer
from assessments.views.history import history
from assessments.views.how_it_works import how_it_works
from assessments.views.index import index
from assessments.views.part import part
from assessments.views.plan import plan, result_plan
from assessments.views.result import result
from assessments.views.review import review
from assessments.views.run import run

app_name = "assessments"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("history/", history, name="history"),
    path("plan/", plan, name="plan"),
    path("<uuid:assessment>/", about, name="about"),
    path("<uuid:assessment>/how-it-works/", how_it_works, name="how_it_works"),
    path("runs/<uuid:run>/", run, name="run"),
    path("runs/<uuid:run>/parts/<slug:section>/", part, name="part"),
    path("runs/<uuid:run>/answers/<str:question>/", answer, name="answer"),
    path("runs/<uuid:run>/review/", review, name="review"),
    path("results/<uuid:submission>/", result, name="result"),
    path("results/<uuid:submission>/plan/", result_plan, name="result_plan"),
]
