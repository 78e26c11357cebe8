"""Who gets what at the addresses of the API; part of url_table.py. Tokens have a table of their own."""

import json

from django.urls import reverse

from assessments.models import Assessment
from portal.jobs.models import Job
from tests.builders.short_instrument import make_document
from tests.factories.assessments import PROJECT_ANSWERS, make_assessment, make_attempt
from tests.invariants.api_catalogue_addresses import API_CATALOGUE
from tests.invariants.api_outcome_addresses import API_OUTCOMES
from tests.invariants.api_webhook_addresses import API_WEBHOOKS
from tests.invariants.assessment_addresses import PathOf, its_learners
from tests.invariants.url_entries import anyone
from tests.support.matrix import Answer, Cast, Entry, Table

# What writers of the site send is JSON; others are refused before anything is read.
_FOR_WRITERS: dict[str, Answer] = {"visitor": 401, "editor": 415, "moderator": 415, "*": 403}
# What only writers may read.
_WRITERS_READ: dict[str, Answer] = {"visitor": 401, "editor": 200, "moderator": 200, "*": 403}

_REPORTS_READ: dict[str, Answer] = {"visitor": 401, "report_viewer": 200, "administrator": 200, "*": 403}


def of_a_draft(name: str, post: Answer | dict[str, Answer] = 405) -> tuple[Entry]:
    """An address of a draft, which writers may read."""

    def path(cast: Cast) -> str:
        row = Assessment.objects.create(title="Short", definition=json.dumps(make_document()))
        row.save_revision(user=cast["editor"].person)
        return reverse(name, args=[row.public_id])

    return (Entry(get=_WRITERS_READ, post=post, path=path),)


def job_of_the_learner(cast: Cast) -> str:
    """Work that the learner asked for."""
    job = Job.objects.create(kind="gone", max_attempts=1, requested_by=cast["learner"].person)
    return reverse("api:jobs-detail", args=[job.pk])


def assessment(name: str) -> PathOf:
    """An address of an assessment that can be taken."""

    def path(_cast: Cast) -> str:
        return reverse(f"api:assessments-{name}", args=[make_assessment().slug])

    return path


def attempt(name: str, *arguments: str) -> PathOf:
    """An address of the learner's open attempt."""

    def path(cast: Cast) -> str:
        row = make_attempt(learner=cast["learner"].person, answers=PROJECT_ANSWERS)
        return reverse(f"api:attempts-{name}", args=[row.public_id, *arguments])

    return path


def about_assessments(name: str) -> tuple[Entry, ...]:
    """For everybody, once it can be taken."""
    return (Entry(get=404, post=405), Entry(get=200, post=405, path=assessment(name)))


API: Table = {
    **API_CATALOGUE,
    **API_OUTCOMES,
    **API_WEBHOOKS,
    "api:schema": anyone(200, 405),
    "api:problem": anyone(404, 405),
    "api:no_endpoint": anyone(404, 404),
    "developers:front": anyone(200, 405),
    "developers:guide": anyone(404, 405),
    "developers:reference": anyone(200, 405),
    "developers:group": anyone(404, 405),
    "api:articles-list": anyone(200, 405),
    "api:articles-detail": anyone(404, 405),
    "api:authors-list": anyone(200, 405),
    "api:authors-detail": anyone(404, 405),
    "api:topics-list": anyone(200, 405),
    "api:glossary-list": anyone(200, 405),
    "api:glossary-detail": anyone(404, 405),
    "api:questions-list": anyone(200, 405),
    "api:questions-detail": anyone(404, 405),
    "api:corrections-list": anyone(200, 405),
    # a report is JSON
    "api:corrections-report": anyone(405, 415),
    "api:changes-list": anyone(200, 405),
    # a search says what for
    "api:search-list": anyone(400, 405),
    "api:imports-facts-list": (Entry(get=405, post=_FOR_WRITERS),),
    "api:imports-facts-form": anyone(200, 405),
    "api:imports-facts-advice-form": anyone(200, 405),
    "api:imports-assessments-form": anyone(200, 405),
    "api:imports-assessments-list": (Entry(get=405, post=_FOR_WRITERS),),
    "api:drafts-list": (Entry(get=_WRITERS_READ, post=405),),
    "api:drafts-detail": of_a_draft("api:drafts-detail"),
    "api:drafts-definition": of_a_draft("api:drafts-definition"),
    "api:drafts-checks": of_a_draft("api:drafts-checks"),
    "api:drafts-proof": of_a_draft("api:drafts-proof", _WRITERS_READ | {"editor": 415, "moderator": 415}),
    "api:metrics-list": (Entry(get=_REPORTS_READ, post=405),),
    "api:reports-outcomes-list": (Entry(get=_REPORTS_READ, post=405),),
    "api:reports-outcomes-rows": (Entry(get=_REPORTS_READ, post=405),),
    # an export is asked for in JSON
    "api:exports-list": (
        Entry(get=_REPORTS_READ, post=_REPORTS_READ | {"report_viewer": 415, "administrator": 415}),
    ),
    # one's own, or by a role; others learn nothing
    "api:jobs-detail": (
        Entry(
            get={"visitor": 401, "learner": 200, "report_viewer": 200, "administrator": 200, "*": 404},
            post=405,
            path=job_of_the_learner,
        ),
    ),
    "api:assessments-list": anyone(200, 405),
    "api:assessments-detail": about_assessments("detail"),
    "api:assessments-how-it-works": about_assessments("how-it-works"),
    "api:assessments-versions": about_assessments("versions"),
    # whose attempt it is, tests/assessments/attempts/api asks: here a form is sent, which no endpoint takes
    "api:attempts-list": (Entry(get={"visitor": 401, "*": 200}, post=415),),
    "api:attempts-detail": its_learners(attempt("detail"), get=200, post=405),
    "api:attempts-answer": anyone(405, 405),
    "api:attempts-confirm-carried": anyone(405, 415),
    "api:attempts-submit": anyone(405, 415),
    "api:attempts-claim": (Entry(get=405, post={"visitor": 401, "*": 415}),),
}
