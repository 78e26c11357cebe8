"""Who gets what at the addresses of assessments: part of the table in tests/invariants/url_table.py."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from assessments.models import Outcome
from assessments.results.services.make_payer_link import make_payer_link
from certifications.models import RoleFamily
from tests.factories.assessments import PROJECT_ANSWERS, make_assessment, make_attempt, make_outcome
from tests.factories.decisions import OPEN, certified, decided, serving
from tests.support.matrix import Answer, Cast, Entry, Table

PathOf = Callable[[Cast], str]
READ = (Entry(get=200, post=405),)


def assessment_to_take(_cast: Cast) -> str:
    """An assessment before its start."""
    return reverse("assessments:about", args=[make_assessment().slug])


def how_it_works(_cast: Cast) -> str:
    """How an assessment works."""
    return reverse("assessments:how_it_works", args=[make_assessment().slug])


def by_id(name: str) -> PathOf:
    """The old address of an assessment."""

    def path(_cast: Cast) -> str:
        return reverse(f"assessments:{name}_by_id", args=[make_assessment().public_id])

    return path


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


def decision(name: str, *arguments: UUID) -> PathOf:
    """An address of a result of the learner that proposes a certification."""

    def path(cast: Cast) -> str:
        outcome = decision_of(cast)
        return reverse(f"assessments:{name}", args=[outcome.submission.public_id, *arguments])

    return path


def payer_page(cast: Cast) -> str:
    """What a link of the learner opens to everybody who has it."""
    token = make_payer_link(decision_of(cast), name="", now=timezone.now())
    return reverse("assessments:payer_page", args=[token])


def decision_of(cast: Cast) -> Outcome:
    """An outcome of the learner that proposes a certification."""
    if not RoleFamily.objects.filter(key="project-manager").exists():
        serving((certified(f"pmp-{uuid4().hex[:8]}", OPEN), "established"), key="project-manager")
    return decided(cast["learner"].person)


def its_learners(path: PathOf, *, get: Answer, post: Answer) -> tuple[Entry, ...]:
    """For the learner whose it is. For all others, staff too, it does not exist."""
    refused: Answer = 405 if post == 405 else 404
    return (
        Entry(get=404, post=refused),
        Entry(get={"learner": get, "*": 404}, post={"learner": post, "*": refused}, path=path),
    )


ASSESSMENTS: Table = {
    "assessments:index": READ,
    "assessments:payer_page": (Entry(get=404, post=405), Entry(get=200, post=405, path=payer_page)),
    # as they were before they were readable
    "assessments:about_by_id": (
        Entry(get=404, post=404),
        Entry(get="away", post="away", path=by_id("about")),
    ),
    "assessments:how_it_works_by_id": (
        Entry(get=404, post=404),
        Entry(get="away", post="away", path=by_id("how_it_works")),
    ),
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
    # a result of the first engines proposes nothing of which there is a page
    "assessments:payer": (
        *its_learners(result("payer"), get=404, post=404),
        *its_learners(decision("payer"), get=200, post="away"),
    ),
    "assessments:payer_link_end": (
        Entry(get=405, post=404),
        Entry(get=405, post={"learner": "away", "*": 404}, path=decision("payer_link_end", uuid4())),
    ),
    "assessments:claim": (Entry(get=405, post={"visitor": "login", "*": "away"}),),
    "assessments:claim_result": (
        Entry(get=405, post=404),
        Entry(get=405, post={"learner": "away", "*": 404}, path=result("claim_result")),
    ),
    "assessments:result_plan": its_learners(result("result_plan"), get=200, post=405),
    "assessments:what_if": its_learners(decision("what_if"), get=200, post=405),
}
