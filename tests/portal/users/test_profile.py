import pytest
from django.test import override_settings

from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ADDRESS = "/accounts/profile/"
DETAILS = {"first_name": "Anna", "last_name": "Ek", "time_zone": "Europe/Madrid"}


def test_visitors_are_sent_to_sign_in_and_back(visitor: Actor) -> None:
    assert visitor.client.get(ADDRESS)["Location"] == "/accounts/login/?next=/accounts/profile/"
    assert visitor.client.post(ADDRESS, DETAILS)["Location"] == "/accounts/login/?next=/accounts/profile/"


def test_page_of_the_account_leads_here(learner: Actor) -> None:
    assert f'href="{ADDRESS}"' in learner.client.get("/accounts/").text


def test_a_person_sees_their_own_details(learner: Actor) -> None:
    page = learner.client.get(ADDRESS).content.decode()
    assert "learner@example.org" in page
    assert '<option value="UTC" selected>' in page


def test_a_person_changes_name_and_time_zone(learner: Actor) -> None:
    page = learner.client.post(ADDRESS, DETAILS, follow=True).content.decode()
    learner.person.refresh_from_db()
    assert (str(learner.person), learner.person.time_zone) == ("Anna Ek", "Europe/Madrid")
    assert "Your details have been saved." in page


@pytest.mark.parametrize(
    ("field", "value"), [("time_zone", "Mars/Olympus"), ("time_zone", ""), ("first_name", "x" * 151)]
)
def test_a_wrong_value_is_said_at_its_field_and_nothing_is_stored(
    field: str, value: str, learner: Actor
) -> None:
    page = learner.client.post(ADDRESS, DETAILS | {field: value}).content.decode()
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert 'aria-invalid="true"' in page
    learner.person.refresh_from_db()
    assert learner.person.first_name == ""


def test_nothing_but_the_details_can_be_changed(learner: Actor) -> None:
    learner.client.post(ADDRESS, DETAILS | {"is_superuser": "on", "email": "eve@example.org"})
    learner.person.refresh_from_db()
    assert not learner.person.is_superuser
    assert learner.person.email == "learner@example.org"


def test_one_language_is_not_asked_for(learner: Actor) -> None:
    assert 'name="language"' not in learner.client.get(ADDRESS).content.decode()


@override_settings(LANGUAGES=[("en-gb", "English"), ("es", "Spanish")])
def test_several_languages_are_a_choice(learner: Actor) -> None:
    assert 'name="language"' in learner.client.get(ADDRESS).content.decode()
    learner.client.post(ADDRESS, DETAILS | {"language": "es"})
    learner.person.refresh_from_db()
    assert learner.person.language == "es"


def test_it_is_kept_nowhere(learner: Actor) -> None:
    assert "no-store" in learner.client.get(ADDRESS)["Cache-Control"]


def test_only_reading_and_sending_are_allowed(learner: Actor) -> None:
    assert learner.client.delete(ADDRESS).status_code == 405
