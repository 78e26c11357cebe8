"""“I have decided already”: a plan for one certification."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.models import Attempt
from certifications.queries.kept import forget_certifications
from tests.factories.assessments import PROJECT_ANSWERS, make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

PLAN = "/assessments/plan/"
GRADUATE = "?certification=pmp&answer.education=bachelor&answer.training=35"
RULES = (
    ("routes.1.education", "bachelor's degree"),
    ("routes.1.experience_months", "36"),
    ("routes.1.experience_kind", "leading and directing projects"),
    ("routes.1.window_years", "8"),
    ("routes.1.training_hours", "35"),
)


@pytest.fixture(autouse=True)
def catalogue() -> None:
    page = make_catalogue_page()
    make_certification(page, slug="pmp", facts=(fact_row(), *(fact_row(key, value) for key, value in RULES)))
    make_certification(page, title="Promised", slug="promised", status="announced-or-early")
    make_certification(page, title="Replaced", slug="replaced", status="being-superseded")
    make_certification(page, title="Nowhere to book", slug="nowhere")
    forget_snapshot()


def text_of(actor: Actor, query: str) -> str:
    return " ".join(actor.client.get(PLAN + query).text.split())


def test_form_lists_the_catalogue_by_issuer_and_asks_a_few_things(visitor: Actor) -> None:
    text = text_of(visitor, "")

    assert '<option value="pmp">Project Management Professional (PMP)</option>' in text
    assert '<optgroup label="Project Management Institute">' in text
    for question in ("Your highest education", "Hours a week you can spend learning"):
        assert question in text
    assert "How to get" not in text


def test_who_fulfils_all_may_enter_now(visitor: Actor) -> None:
    text = text_of(visitor, f"{GRADUATE}&answer.months=40&answer.months_recent=36")

    assert "How to get certified: Project Management Professional" in text
    assert "Eligible now" in text
    assert '<option value="pmp" selected>' in text
    assert 'value="bachelor" checked' in text


def test_gap_is_told_with_its_month(visitor: Actor) -> None:
    text = text_of(visitor, f"{GRADUATE}&answer.months=22&answer.months_recent=22")

    assert "14 months of leading projects missing, earliest" in text


def test_what_was_not_said_is_unknown_and_never_none(visitor: Actor) -> None:
    text = text_of(visitor, "?certification=pmp")

    assert "We can’t tell yet whether you can apply: you have not told us enough" in text
    assert "Education: you didn’t tell us." in text
    assert "Months of leading projects: you didn’t tell us." in text


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?certification=pmp&held=pmp", "You already have it."),
        ("?certification=promised", "It has been announced, but we found no exam, course"),
        ("?certification=replaced", "Its issuer is replacing it."),
        ("?certification=nowhere", "We found no current exam, course or registration."),
        ("?certification=unheard-of", "not in our catalogue"),
    ],
)
def test_without_a_plan_the_reason_is_said(visitor: Actor, query: str, why: str) -> None:
    assert why in text_of(visitor, query)


def test_number_that_is_none_is_said_at_its_field_and_the_choice_stays(visitor: Actor) -> None:
    text = text_of(visitor, "?certification=pmp&answer.months=many")

    assert 'href="#q-months"' in text
    assert 'value="many"' in text
    assert '<option value="pmp" selected>' in text
    assert "How to get" not in text


def test_nothing_chosen_is_said_at_its_field_once_the_form_is_sent(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person, answers=PROJECT_ANSWERS)
    of_result = reverse("assessments:result_plan", args=[outcome.submission.public_id])

    for address in (PLAN, of_result):
        sent = " ".join(learner.client.get(f"{address}?certification=").text.split())
        assert '<p class="error-summary__what">Choose one.</p>' in sent
        assert '<a href="#certification">Certification</a>' in sent
        assert "error-summary" not in learner.client.get(address).text


@pytest.mark.parametrize(
    "query", ["?held=Not%20a%20slug", "?certification=pmp&answer.education=phd", "?held=pmp&until.pmp=x"]
)
def test_nonsense_in_the_address_does_no_harm(visitor: Actor, query: str) -> None:
    assert visitor.client.get(PLAN + query).status_code == 200


def test_address_keeps_only_what_was_said(visitor: Actor) -> None:
    said = "certification=pmp&answer.months=40&held=capm&until.capm=2027-06"

    response = visitor.client.get(f"{PLAN}?answer.training=&{said}&until.pmp=&until.csm=2027-01")

    assert response["Location"].partition("?")[0] == PLAN
    assert QueryDict(response["Location"].partition("?")[2]) == QueryDict(said)
    assert visitor.client.get(response["Location"]).status_code == 200
    # The form sent without a choice says so in the address that is left, too.
    assert visitor.client.get(f"{PLAN}?certification=&until.pmp=")["Location"] == f"{PLAN}?certification="


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("find.@held=nowhere+to+book&go=add", {"held": ["nowhere"]}),
        (
            "add=pmp&held=nowhere&earned.nowhere=2024-05",
            {"held": ["nowhere", "pmp"], "earned.nowhere": ["2024-05"]},
        ),
        ("remove=pmp&held=pmp&until.pmp=2027-06&held=nowhere", {"held": ["nowhere"]}),
        ("find.@held=Promised", {"held": ["promised"]}),
        ("add=unheard-of", {}),
    ],
)
def test_list_of_what_is_held_is_made_by_typing_and_by_its_buttons(
    visitor: Actor, sent: str, kept: dict[str, list[str]]
) -> None:
    address = visitor.client.get(f"{PLAN}?certification=&{sent}")["Location"]

    said = dict(QueryDict(address.partition("?")[2].partition("#")[0]).lists())
    is_listing = not sent.startswith("find.@held=Promised")
    assert said == (kept if is_listing else {"certification": [""], **kept})
    assert address.endswith("#held-find") == is_listing
    assert all(
        f'name="held" value="{slug}"' in text_of(visitor, f"?{address.partition('?')[2]}")
        for slug in kept.get("held", [])
    )


def test_what_cannot_be_added_is_said_and_stays_typed(visitor: Actor) -> None:
    text = text_of(visitor, "?certification=pmp&find.@held=Qualification+of+nobody")

    assert "We can’t find a certification like “Qualification of nobody”." in text
    assert 'value="Qualification of nobody"' in text
    assert "How to get" not in text


def test_nothing_is_stored_and_no_cookie_set(visitor: Actor) -> None:
    response = visitor.client.get(f"{PLAN}?certification=pmp&answer.months=3")

    assert not response.cookies
    assert not Attempt.objects.exists()


def test_answers_of_a_result_are_used_for_its_learner_alone(learner: Actor, other_learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person, answers={**PROJECT_ANSWERS, "months": 22})
    address = reverse("assessments:result_plan", args=[outcome.submission.public_id])

    text = " ".join(learner.client.get(f"{address}?certification=pmp").text.split())

    assert "We use your answers of 1 December 2026" in text
    assert "14 months of leading projects missing" in text
    assert "Education: we did not ask you about this." in text
    assert "Your highest education" not in text
    assert other_learner.client.get(address).status_code == 404


def test_queries_do_not_grow_with_the_catalogue(visitor: Actor) -> None:
    page = make_catalogue_page()

    def show_anew() -> None:
        forget_certifications()
        visitor.client.get(PLAN)

    assert_queries_do_not_grow(
        lambda number: [make_certification(page) for _one in range(number)],
        show_anew,
    )
