"""“What if?” on a result of the second edition: who sees it, what it says, and that nothing is stored."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.models import AssessmentVersion, Outcome
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from tests.builders.decisions import NEITHER
from tests.factories.assessments import make_outcome
from tests.factories.decisions import ASKS, OPEN, certified, decided, make_second_edition, rivals, serving
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43
# What the PMP asks, but for most of the training.
ANSWERS = {
    "education": "bachelor",
    "months_projects_recent": 60,
    "training_hours": 5,
    "region": "germany",
    "budget": "up_to_1000",
}
MOST_STATEMENTS, MOST_STATEMENTS_WARM = 45, 8


@pytest.fixture
def version() -> AssessmentVersion:
    return make_second_edition()


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    serving((pmp, "established"), (prince2, "established"))
    serving((certified("psm", OPEN, price=""), "established"), key="scrum-master-agile-lead")
    rivals(pmp, prince2)


@pytest.fixture
def outcome(learner: Actor, version: AssessmentVersion) -> Outcome:
    return decided(learner.person, version, answers=ANSWERS)


def address(outcome: Outcome) -> str:
    return reverse("assessments:what_if", args=[outcome.submission.public_id])


def shown(actor: Actor, outcome: Outcome, **tried: str) -> str:
    response = actor.client.get(address(outcome), tried)
    assert response.status_code == 200
    return unescape(" ".join(response.text.replace("\xa0", " ").split()))


def sentence(page: str) -> str:
    found = re.search(r'class="trial__sentence"> ?(.*?) ?</p>', page)
    assert found
    return found[1]


def rows(page: str) -> dict[str, tuple[str, str]]:
    found = re.findall(
        r"<dt>(.*?)</dt> <dd><span[^>]*>As you answered</span> (.*?)</dd>"
        r" <dd><span[^>]*>In this trial</span> (.*?)</dd>",
        page,
    )
    return {head: (before, after) for head, before, after in found}


def test_form_opens_with_what_was_answered_in_the_words_of_the_questionnaire(
    learner: Actor, outcome: Outcome
) -> None:
    page = shown(learner, outcome)

    assert 'name="hours" value="3"' in page
    for choice, label in (
        ("germany", "Germany"),
        ("up_to_1000", "Up to 1,000"),
        ("project_manager", "Project manager"),
    ):
        assert f'<option value="{choice}" selected>{label}</option>' in page
    assert "Where do you work, or want to?" in page
    assert sentence(page) == "Change something to see what it does to your plan."
    assert rows(page) == {}
    assert "trial, not saved" not in page


def test_more_hours_bring_a_date_forward(learner: Actor, outcome: Outcome) -> None:
    page = shown(learner, outcome, hours="10")

    assert re.fullmatch(
        r"With 10 hours a week, PMP is in reach in \w+ 20\d\d instead of \w+(?: 20\d\d)?\.", sentence(page)
    )
    before, after = rows(page)["Entry"]
    assert before.startswith("Not yet: from ")
    assert after.startswith("Not yet: from ")
    assert before != after
    assert "trial, not saved" in page
    assert 'id="first"' in page


def test_another_role_begins_with_something_else(learner: Actor, outcome: Outcome) -> None:
    page = shown(learner, outcome, role="scrum_master_agile_lead")

    assert sentence(page) == (
        "With “Scrum Master or agile coach” as your role, you would begin with PSM instead of PMP."
    )
    assert rows(page)["First step"] == ("PMP", "PSM")


def test_what_is_too_dear_makes_room_unless_somebody_else_pays(learner: Actor, outcome: Outcome) -> None:
    poor = shown(learner, outcome, budget="up_to_300")

    assert sentence(poor) == "With up to USD 300 to spend, you would begin with PRINCE2 instead of PMP."
    assert "Beyond your budget: PMP" in rows(poor)["Limits"][1]
    paid = shown(learner, outcome, budget="up_to_300", payer="others")
    assert sentence(paid) == (
        "With someone else paying, the prices of PMP and PRINCE2 are no longer in the way."
    )
    assert rows(paid)["Limits"] == ("Perhaps beyond your budget: PMP and PRINCE2", "None")


def test_later_start_is_reckoned_from_that_month(learner: Actor, outcome: Outcome) -> None:
    month = (timezone.localdate().replace(day=1) + timedelta(days=32 * 8)).replace(day=1)
    page = shown(learner, outcome, start=month.strftime("%Y-%m"))

    assert sentence(page).startswith(f"With a start in {month:%B %Y}, PMP is in reach in ")
    assert f"announced up to {month:%B %Y}" in page


def test_what_changes_nothing_says_so_and_why(learner: Actor, version: AssessmentVersion) -> None:
    trained = decided(learner.person, version, answers=ANSWERS | {"training_hours": 40})
    page = shown(learner, trained, hours="10")

    assert sentence(page) == (
        "Nothing changes with 10 hours a week: you still begin with PMP. No step of your plan "
        "depends on training."
    )
    assert rows(page) == {}


def test_old_result_is_tried_by_todays_catalogue_and_told_so(
    learner: Actor, version: AssessmentVersion
) -> None:
    then = timezone.now() - timedelta(days=80)
    page = shown(learner, decided(learner.person, version, answers=ANSWERS, now=then), hours="10")

    assert f"Your result is from {timezone.localdate(then).day} " in page
    assert "This uses today’s catalogue." in page


@pytest.mark.parametrize("typed", ["ten", "0", "61", "", "2.5"])
def test_number_that_is_none_is_told_at_its_field_with_everything_typed_kept(
    learner: Actor, outcome: Outcome, typed: str
) -> None:
    page = shown(learner, outcome, hours=typed, region="usa", start="")

    assert page.count("Enter a whole number from 1 to 60.") == 2
    assert 'aria-invalid="true"' in page
    assert not typed or f'name="hours" value="{typed}"' in page
    assert '<option value="usa" selected>' in page
    assert 'id="first"' not in page
    assert "<title>Error: What if" in page


@pytest.mark.parametrize("field", ["region", "role", "budget", "payer", "start"])
def test_choice_that_is_not_offered_is_refused_in_words(learner: Actor, outcome: Outcome, field: str) -> None:
    assert "Choose one from the list." in shown(learner, outcome, **{field: "2019-01"})


def test_no_answer_is_an_answer(learner: Actor, outcome: Outcome) -> None:
    page = shown(learner, outcome, region="", budget="")

    assert "no limit on what it costs and no region" in sentence(page)


def test_result_leads_there_and_back(learner: Actor, outcome: Outcome) -> None:
    result = reverse("assessments:result", args=[outcome.submission.public_id])

    assert f'href="{address(outcome)}"' in learner.client.get(result).text
    assert f'href="{result}">Back to your result</a>' in shown(learner, outcome, hours="10")
    assert f'href="{address(outcome)}">Start over</a>' in shown(learner, outcome, hours="10")


def test_result_without_a_plan_offers_no_trial_but_has_one(
    learner: Actor, version: AssessmentVersion
) -> None:
    none = decided(learner.person, version, answers=NEITHER)
    result = reverse("assessments:result", args=[none.submission.public_id])

    assert address(none) not in learner.client.get(result).text
    assert "we have no certification to suggest" in sentence(shown(learner, none, hours="10"))


def test_results_of_the_first_format_have_none(learner: Actor) -> None:
    first = make_outcome(learner=learner.person)
    result = reverse("assessments:result", args=[first.submission.public_id])

    assert learner.client.get(address(first)).status_code == 404
    assert "what-if" not in learner.client.get(result).text


def test_nobody_else_finds_it(
    other_learner: Actor, administrator: Actor, visitor: Actor, outcome: Outcome
) -> None:
    for actor in (other_learner, administrator, visitor):
        assert actor.client.get(address(outcome)).status_code == 404


def test_visitors_find_their_own(client: Client, version: AssessmentVersion) -> None:
    own = decided(None, version, answers=ANSWERS, visitor=digest_of_token(TOKEN))
    assert client.get(address(own)).status_code == 404
    client.cookies[VISITOR_COOKIE] = TOKEN

    assert client.get(address(own)).status_code == 200


def test_it_is_private_not_indexed_and_by_get_alone(learner: Actor, outcome: Outcome) -> None:
    response = learner.client.get(address(outcome))

    assert {"private", "no-store"} <= {*response["Cache-Control"].split(", ")}
    assert '<meta name="robots" content="noindex">' in response.text
    assert learner.client.post(address(outcome), {"hours": "10"}).status_code == 405


def test_nothing_is_stored(learner: Actor, outcome: Outcome) -> None:
    def counts() -> dict[str, int]:
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    shown(learner, outcome)
    before, document = counts(), outcome.document
    with recorded_queries() as statements:
        shown(learner, outcome, hours="10", region="usa", payer="others", role="scrum_master_agile_lead")

    assert counts() == before
    assert not [text for text in statements if text.split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    outcome.refresh_from_db()
    assert outcome.document == document


def test_queries_do_not_grow_with_the_catalogue_or_the_advice(learner: Actor, outcome: Outcome) -> None:
    made = iter(range(100))

    def make_more(count: int) -> None:
        for number in (next(made) for _one in range(count)):
            pages = [certified(f"more-{number}-{letter}", OPEN) for letter in "ab"]
            serving(*((page, "start") for page in pages), key=f"role-{number}")
            rivals(*pages)

    def statements() -> int:
        with recorded_queries() as found:
            shown(learner, outcome, hours="10", region="usa")
        return sum("operations_pagegeneration" not in statement for statement in found)

    def anew() -> int:
        forget_advice()
        forget_snapshot()
        forget_certifications()
        return statements()

    make_more(2)
    anew()
    before = anew()
    make_more(2)

    assert anew() <= before <= MOST_STATEMENTS
    assert statements() <= MOST_STATEMENTS_WARM
