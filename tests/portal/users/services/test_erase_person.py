"""Erasing a person leaves nothing that names them, and touches nobody else."""

import json
from functools import partial
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from wagtail.models import ModelLogEntry, Page, PageLogEntry, UploadedFile
from wagtail.users.models import UserProfile

from portal.users import personal_data
from portal.users.models import User
from portal.users.personal_data import PersonalDataHolder, export_personal_data
from portal.users.services.erase_person import erase_person
from tests.portal.users.traces import MARKER, places_with
from tests.support.cast import PASSWORD, Actor, add_second_factor


def test_erasing_leaves_nothing_that_names_the_person(marked: User) -> None:
    held = places_with(MARKER)
    assert len(held) >= 8
    assert {"assessments_attempt", "assessments_submission"} <= set(held)
    erase_person(marked)
    assert places_with(MARKER) == []
    assert places_with(str(marked.public_id)) == []


def test_erasing_ends_every_session(learner: Actor, other_learner: Actor) -> None:
    erase_person(learner.person)
    assert learner.client.get("/accounts/profile/").status_code == 302
    assert other_learner.client.get("/accounts/profile/").status_code == 200
    texts = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    assert not [text for text in texts if f'"{learner.person.email}"' in text]


def test_erasing_ends_a_sign_in_that_is_under_way(visitor: Actor, learner: Actor) -> None:
    add_second_factor(learner.person)
    visitor.client.post("/accounts/login/", {"login": learner.person.email, "password": PASSWORD})
    assert Session.objects.count() == 2
    erase_person(learner.person)
    assert Session.objects.count() == 0


def test_erasing_touches_nobody_else(learner: Actor, other_learner: Actor) -> None:
    before = export_personal_data(other_learner.person)
    erase_person(learner.person)
    assert export_personal_data(User.objects.get(pk=other_learner.person.pk)) == before


def test_content_and_log_stay_without_the_name(marked: User) -> None:
    actions = PageLogEntry.objects.filter(user=marked).count()
    pk = marked.pk
    erase_person(marked)
    page = Page.objects.get(title="Home")
    assert page.owner is None
    assert page.latest_revision.user is None
    assert PageLogEntry.objects.filter(user_id=pk).count() == actions > 0
    about = ModelLogEntry.objects.get(object_id=str(pk))
    assert (about.label, about.data) == ("erased account", {})


def test_files_go_when_the_erasing_is_committed(
    marked: User, django_capture_on_commit_callbacks: Any
) -> None:
    profile = UserProfile.objects.get(user=marked)
    upload = UploadedFile.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(marked)
        assert profile.avatar.storage.exists(profile.avatar.name)
    assert not profile.avatar.storage.exists(profile.avatar.name)
    assert not upload.file.storage.exists(upload.file.name)


def test_erasing_twice_says_so(learner: Actor) -> None:
    erase_person(learner.person)
    with pytest.raises(User.DoesNotExist):
        erase_person(learner.person)


def test_nothing_is_erased_when_a_holder_fails(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_user: User) -> None:
        raise RuntimeError("the room above is on fire")

    port: Any = type(personal_data.holders)("holders of personal data")
    port.register("failing", PersonalDataHolder(models=(), export=lambda _user: (), erase=fail))
    for name, holder in personal_data.holders:
        port.register(name, holder)
    monkeypatch.setattr("portal.users.services.erase_person.holders", port)
    with pytest.raises(RuntimeError):
        erase_person(learner.person)
    assert learner.client.get("/accounts/profile/").status_code == 200


def test_upper_rooms_erase_first(learner: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    port: Any = type(personal_data.holders)("holders of personal data")
    for name in ("lower", "upper"):
        note = partial(lambda name, _user: order.append(name), name)
        port.register(name, PersonalDataHolder(models=(), export=lambda _user: (), erase=note))
    monkeypatch.setattr("portal.users.services.erase_person.holders", port)
    erase_person(learner.person)
    assert order == ["upper", "lower"]


def test_a_person_with_several_addresses_is_erased_whole(learner: Actor) -> None:
    EmailAddress.objects.create(user=learner.person, email=f"{MARKER}@example.com")
    erase_person(learner.person)
    assert places_with(MARKER) == []
