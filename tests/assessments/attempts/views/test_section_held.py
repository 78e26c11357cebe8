"""The part of a run that asks which certifications somebody holds."""

from typing import Any

import pytest
from django.urls import reverse

from assessments.models import HELD_KEY, Attempt
from tests.factories.assessments import PROJECT_ANSWERS, make_attempt
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def address(run: Attempt) -> str:
    return reverse("assessments:section", args=[run.public_id, "certifications-held"])


def stored(run: Attempt) -> dict[str, Any]:
    run.refresh_from_db()
    return {key: entry["value"] for key, entry in run.answers.items()}


@pytest.fixture
def catalogue() -> None:
    page = make_catalogue_page()
    make_certification(page, title="Certified Associate", abbreviation="CAPM", slug="capm")
    make_certification(
        page, title="Scrum Master", abbreviation="CSM", slug="csm", issuer=make_issuer("Alliance")
    )


def form(held: tuple[str, ...] = (), **fields: str) -> dict[str, Any]:
    """The form as a browser sends it over the first revision."""
    return {"revision.@held": "0", "held": list(held), **fields}


@pytest.mark.usefixtures("catalogue")
def test_list_is_stored_with_its_months(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    months = {"earned.capm": "2024-02", "until.capm": "2027-02", "until.csm": ""}

    response = learner.client.post(address(run), {**form(("capm", "csm")), **months})

    assert response["Location"] == reverse("assessments:review", args=[run.public_id])
    assert stored(run)[HELD_KEY] == [
        {"slug": "capm", "earned_on": "2024-02-01", "expires_on": "2027-02-28"},
        {"slug": "csm"},
    ]
    text = learner.client.get(address(run)).text
    assert 'name="held" value="capm"' in text
    assert 'value="2024-02"' in text
    assert 'value="2027-02"' in text


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", ["capm", "CAPM, Certified Associate", "certified asociate", "associate"])
def test_certification_is_added_by_typing_its_name(learner: Actor, typed: str) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(address(run), {**form(("csm",)), "find.@held": typed, "go": "add"})

    assert response["Location"] == f"{address(run)}#held-find"
    assert stored(run)[HELD_KEY] == [{"slug": "capm"}, {"slug": "csm"}]


@pytest.mark.usefixtures("catalogue")
def test_what_was_typed_and_not_added_yet_is_not_lost_by_going_on(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(address(run), {**form(), "find.@held": "csm", "go": "on"})

    assert response["Location"] == f"{address(run)}#held-find"
    assert stored(run)[HELD_KEY] == [{"slug": "csm"}]


@pytest.mark.usefixtures("catalogue")
def test_name_of_several_is_asked_back_and_the_rest_is_stored(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    make_certification(make_catalogue_page(), title="Certified Assistant", abbreviation="CA", slug="ca")

    text = learner.client.post(address(run), {**form(("csm",)), "find.@held": "certified", "go": "add"}).text

    assert "Which one do you mean by “certified”?" in text
    assert 'name="add" value="capm"' in text
    assert 'name="add" value="ca"' in text
    assert stored(run)[HELD_KEY] == [{"slug": "csm"}]
    learner.client.post(address(run), {**form(("csm",)), "revision.@held": "1", "add": "ca"})
    assert stored(run)[HELD_KEY] == [{"slug": "ca"}, {"slug": "csm"}]


@pytest.mark.usefixtures("catalogue")
def test_unknown_name_is_told_and_stays_typed(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(address(run), {**form(), "find.@held": "Zebra", "go": "add"}).text

    assert "We know no certification like “Zebra”." in text
    assert 'value="Zebra"' in text


@pytest.mark.usefixtures("catalogue")
def test_certification_is_taken_away_by_its_button(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, held=["capm", "csm"])

    learner.client.post(address(run), {**form(("capm", "csm")), "revision.@held": "1", "remove": "capm"})

    assert stored(run)[HELD_KEY] == [{"slug": "csm"}]


@pytest.mark.usefixtures("catalogue")
def test_certificate_that_expires_before_it_was_earned_is_refused_at_its_field(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    months = {"earned.csm": "2025-03", "until.csm": "2024-03"}

    text = learner.client.post(address(run), {**form(("csm",)), **months}).text

    assert "The expiry date is before the date you earned it. Check both." in text
    assert HELD_KEY not in stored(run)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", ["soon", "2027-13", "13/2027", "1200-01"])
def test_month_that_is_none_is_kept_as_typed(learner: Actor, typed: str) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(
        address(run), {"revision.@held": "0", "held": "capm", "until.capm": typed}
    ).text

    assert f'value="{typed}"' in text
    assert '<a href="#until-capm">Certified Associate</a>' in text
    assert "Enter the month as 2027-06." in text.partition('<a href="#until-capm">')[0]
    assert HELD_KEY not in stored(run)


@pytest.mark.usefixtures("catalogue")
def test_list_that_another_tab_changed_is_not_overwritten(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, held=["csm"])

    text = learner.client.post(address(run), {"revision.@held": "0", "held": "capm"}).text

    assert "changed in another tab" in text
    assert "saved “CSM”. Here you chose “CAPM”." in text
    assert stored(run)[HELD_KEY] == [{"slug": "csm"}]


@pytest.mark.usefixtures("catalogue")
def test_made_up_certification_is_refused(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(address(run), {"revision.@held": "0", "held": "Not a slug!"}).text

    assert "Choose from the list." in text
    assert HELD_KEY not in stored(run)


def test_held_one_that_left_the_catalogue_stays_in_the_list(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, held=["gone"])

    text = learner.client.get(address(run)).text

    assert 'name="held" value="gone"' in text


def test_queries_do_not_grow_with_the_catalogue(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    page = make_catalogue_page()

    assert_queries_do_not_grow(
        lambda number: [make_certification(page) for _one in range(number)],
        lambda: learner.client.get(address(run)),
    )
