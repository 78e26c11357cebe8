"""Who gets what at the addresses of assessments: part of the table in tests/invariants/url_table.py."""

from collections.abc import Callable

from django.urls import reverse

from tests.factories.assessments import PROJECT_ANSWERS, make_assessment, make_attempt, make_outcome
from tests.factories.decisions import decided
from tests.support.matrix import Answer, Cast, Entry, Table

PathOf = Callable[[Cast], str]
READ = (Entry(get=200, post=405),)


def assessment_to_take(_cast: Cast) -> str:
    """An assessment before its start."""
    return reverse("assessments:about", args=[make_assessment().public_id])


def how_it_works(_cast: Cast) -> str:
    """How an assessment works."""
    return reverse("assessments:how_it_works", args=[make_assessment().public_id])


def attempt(name: str, *arguments: str) -> PathOf:
    """An address of the learner's open run."""

    def path(cast: Cast) -> str:
        attempt = make_attempt(learner=cast["learner"].person, answers=PROJECT_ANSWERS)
        return reverse(f"assessments:{name}", args=[attempt.public_id, *arguments])

    return path


def result(name: str) -> PathOf:
    """An address of the learner's result."""

    def path(cast: Cast) -> str:
        outcome = make_outcome(learner=cast["learner"].person)
        return reverse(f"assessments:{name}", args=[outcome.submission.public_id])

    return path


def what_if(cast: Cast) -> str:
    """What may be tried on a result of the second edition."""
    outcome = decided(cast["learner"].person)
    return reverse("assessments:what_if", args=[outcome.submission.public_id])


def its_learners(path: PathOf, *, get: Answer, post: Answer) -> tuple[Entry, ...]:
    """For the learner whose it is. For all others, staff too, it does not exist."""
    refused: Answer = 405 if post == 405 else 404
    return (
        Entry(get=404, post=refused),
        Entry(get={"learner": get, "*": 404}, post={"learner": post, "*": refused}, path=path),
    )


ASSESSMENTS: Table = {
    "assessments:index": READ,
    "assessments:history": READ,
    "assessments:plan": READ,
    "assessments:about": (Entry(get=404, post=404), Entry(get=200, post="away", path=assessment_to_take)),
    "assessments:how_it_works": (Entry(get=404, post=405), Entry(get=200, post=405, path=how_it_works)),
    "assessments:attempt": its_learners(attempt("attempt"), get="away", post=405),
    # a POST that shows no question is sent on to those it did not show
    "assessments:section": its_learners(attempt("section", "week"), get=200, post="away"),
    "assessments:answer": (
        Entry(get=405, post=404),
        # what the learner sends here is no JSON
        Entry(get=405, post={"learner": 400, "*": 404}, path=attempt("answer", "share")),
    ),
    # nothing is carried over: both lead on to the attempt
    "assessments:carried": its_learners(attempt("carried"), get="away", post="away"),
    "assessments:clear": its_learners(attempt("clear"), get="away", post=405),
    "assessments:review": its_learners(attempt("review"), get=200, post="away"),
    "assessments:result": its_learners(result("result"), get=200, post=405),
    "assessments:claim": (Entry(get=405, post={"visitor": "login", "*": "away"}),),
    "assessments:claim_result": (
        Entry(get=405, post=404),
        Entry(get=405, post={"learner": "away", "*": 404}, path=result("claim_result")),
    ),
    "assessments:result_plan": its_learners(result("result_plan"), get=200, post=405),
    "assessments:what_if": its_learners(what_if, get=200, post=405),
}
