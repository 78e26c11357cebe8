"""Who gets what of outcomes at the addresses of the API; part of url_table.py."""

from collections.abc import Callable

from django.urls import reverse

from tests.factories.assessments import make_outcome
from tests.factories.pages import make_catalogue_page, make_certification
from tests.invariants.assessment_addresses import decision_of
from tests.invariants.url_entries import anyone
from tests.support.matrix import Answer, Cast, Entry, Table

# Who brings neither account nor token.
NOBODY = 401


def own(get: Answer) -> tuple[Entry]:
    """A list of what is one's own."""
    return (Entry(get={"visitor": NOBODY, "*": get}, post=405),)


def outcome(name: str, query: str = "") -> Callable[[Cast], str]:
    """An address of the learner's outcome."""

    def path(cast: Cast) -> str:
        row = make_outcome(learner=cast["learner"].person)
        return reverse(name, args=[row.submission.public_id]) + query

    return path


def decision(name: str) -> Callable[[Cast], str]:
    """An address of an outcome of the learner that proposes a certification."""

    def path(cast: Cast) -> str:
        return reverse(name, args=[decision_of(cast).submission.public_id])

    return path


def eligibility(cast: Cast) -> str:
    """Whether the learner may enter a certification of the catalogue."""
    slug = make_certification(make_catalogue_page()).slug
    return outcome("api:outcomes-eligibility", f"?certification={slug}")(cast)


def history(cast: Cast) -> str:
    """The learner's outcomes of an assessment."""
    row = make_outcome(learner=cast["learner"].person)
    return reverse("api:history-detail", args=[row.version.assessment.slug])


def its_learners(path: Callable[[Cast], str], *, post: Answer = 405) -> tuple[Entry, ...]:
    """For the learner whose it is. For all others, staff too, it does not exist."""
    refused: Answer | dict[str, Answer] = post if post == 405 else {"visitor": NOBODY, "*": 404}
    answered: Answer | dict[str, Answer] = (
        post if post == 405 else {"visitor": NOBODY, "learner": post, "*": 404}
    )
    return (
        Entry(get={"visitor": NOBODY, "*": 404}, post=refused),
        Entry(get={"visitor": NOBODY, "learner": 200, "*": 404}, post=answered, path=path),
    )


API_OUTCOMES: Table = {
    "api:outcomes-list": own(200),
    "api:outcomes-detail": its_learners(outcome("api:outcomes-detail")),
    "api:outcomes-counterfactuals": its_learners(outcome("api:outcomes-counterfactuals")),
    "api:outcomes-plan": its_learners(outcome("api:outcomes-plan")),
    "api:outcomes-receipt": its_learners(outcome("api:outcomes-receipt")),
    "api:outcomes-eligibility": its_learners(eligibility),
    # what is sent here is no JSON
    "api:outcomes-what-if": its_learners(decision("api:outcomes-what-if"), post=415),
    "api:outcomes-payer-links": its_learners(decision("api:outcomes-payer-links"), post=415),
    # links are ended here, no more
    "api:outcomes-payer-link": anyone(405, 405),
    "api:history-list": own(200),
    "api:history-detail": its_learners(history),
}
