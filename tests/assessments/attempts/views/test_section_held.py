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


@pytest.mark.usefixtures("catalogue")
def test_catalogue_is_listed_by_issuer_and_ticked_ones_are_stored_with_their_month(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    text = learner.client.get(address(run)).text
    assert text.index("Alliance") < text.index("Scrum Master") < text.index("Project Management Institute")

    response = learner.client.post(
        address(run),
        {"revision.@held": "0", "held": ["capm", "csm"], "until.capm": "2027-02", "until.csm": ""},
    )

    assert response["Location"] == reverse("assessments:review", args=[run.public_id])
    assert stored(run)[HELD_KEY] == [{"slug": "capm", "expires_on": "2027-02-28"}, {"slug": "csm"}]
    text = learner.client.get(address(run)).text
    assert 'value="capm" checked' in text
    assert 'value="2027-02"' in text


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("typed", ["soon", "2027-13", "13/2027", "1200-01"])
def test_month_that_is_none_is_kept_as_typed(learner: Actor, typed: str) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(
        address(run), {"revision.@held": "0", "held": "capm", "until.capm": typed}
    ).text

    assert f'value="{typed}"' in text
    assert '<a href="#until-capm">Certified Associate</a>' in text
    assert "A month and a year, please" in text.partition('<a href="#until-capm">')[0]
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

    assert "Choose from the list, please." in text
    assert HELD_KEY not in stored(run)


def test_held_one_that_left_the_catalogue_stays_ticked(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, held=["gone"])

    text = learner.client.get(address(run)).text

    assert "No longer in the catalogue" in text
    assert 'value="gone" checked' in text


def test_queries_do_not_grow_with_the_catalogue(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    page = make_catalogue_page()

    assert_queries_do_not_grow(
        lambda number: [make_certification(page) for _one in range(number)],
        lambda: learner.client.get(address(run)),
    )
