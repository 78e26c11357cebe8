import json

import pytest

from assessments.models import Attempt, Outcome
from portal.users.models import User
from tests.factories.assessments import make_outcome
from tests.support.cast import Actor, confirm

pytestmark = pytest.mark.django_db

DATA, FILE, ERASE = "/accounts/data/", "/accounts/data/my-data.json", "/accounts/data/erase/"


def test_page_says_in_two_lines_what_goes_and_what_stays(learner: Actor) -> None:
    html = learner.client.get(DATA).content.decode()
    assert "Download all my data" in html
    assert "<strong>We keep</strong> nothing that leads back to you." in html
    assert "who signed the warnings of a check" not in html


def test_people_with_a_role_see_each_kind_of_what_they_leave(editor: Actor) -> None:
    html = editor.client.get(DATA).content.decode()
    assert "We keep, without any link to you:" in html
    assert "who signed the warnings of a check" in html


def test_copy_holds_the_account_and_every_answer(learner: Actor, other_learner: Actor) -> None:
    make_outcome(learner=learner.person, visitor="")
    make_outcome(learner=other_learner.person, visitor="")

    response = learner.client.get(FILE)

    assert response["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert "no-store" in response["Cache-Control"]
    text = response.content.decode()
    copy = json.loads(text)
    assert learner.person.email in text
    assert other_learner.person.email not in text
    records = [record for holder in copy.values() for record in holder]
    assert [record["record"] for record in records].count("assessment taken") == 1
    assert [record["record"] for record in records].count("outcome") == 1


def test_account_ends_with_all_that_hangs_on_it_once_the_address_was_typed(
    learner: Actor, other_learner: Actor
) -> None:
    make_outcome(learner=learner.person, visitor="")
    kept = make_outcome(learner=other_learner.person, visitor="")

    confirm(learner)
    response = learner.client.post(ERASE, {"email": learner.person.email.upper()}, follow=True)

    assert response.redirect_chain == [("/accounts/erased/", 302)]
    assert "Your account has been deleted" in response.content.decode()
    assert not User.objects.filter(email=learner.person.email).exists()
    assert list(Outcome.objects.all()) == [kept]
    assert Attempt.objects.count() == 1
    assert learner.client.get(DATA)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("typed", ["", "somebody@example.org"])
def test_another_address_erases_nothing_and_is_told_at_the_field(typed: str, learner: Actor) -> None:
    confirm(learner)
    html = learner.client.post(ERASE, {"email": typed}).content.decode()

    assert 'aria-invalid="true"' in html
    assert User.objects.filter(email=learner.person.email).exists()


def test_staff_are_told_whom_to_ask(editor: Actor) -> None:
    confirm(editor)
    assert "Ask an administrator" in editor.client.get(ERASE).content.decode()
    assert editor.client.post(ERASE, {"email": editor.person.email}).status_code == 403
    assert User.objects.filter(email=editor.person.email).exists()


def test_one_has_to_confirm_who_one_is_first(learner: Actor) -> None:
    response = learner.client.post(ERASE, {"email": learner.person.email})

    assert response["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.filter(email=learner.person.email).exists()
