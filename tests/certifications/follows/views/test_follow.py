"""Following a certification, the list of what one follows, and the way out of the mails."""

import pytest
from django.test import Client
from django.urls import reverse

from certifications.follows.mapping import StopLink
from certifications.follows.services.follow import follow
from certifications.models import CertificationPage, Follow
from portal.users.personal_data import export_personal_data
from portal.users.services.erase_person import erase_person
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

FOLLOW = "/certifications/follow/pmp/"


def test_visitor_is_offered_the_feed_and_the_way_to_sign_in(page: CertificationPage, client: Client) -> None:
    html = client.get(FOLLOW).content.decode()

    assert 'href="/certifications/pmp/feed/"' in html
    assert f"/accounts/login/?next={FOLLOW}" in html
    assert client.post(FOLLOW)["Location"] == f"/accounts/login/?next={FOLLOW}"
    assert not client.cookies


def test_learner_follows_and_stops(page: CertificationPage, learner: Actor) -> None:
    learner.client.post(FOLLOW, {"wanted": "yes"})
    learner.client.post(FOLLOW, {"wanted": "yes"})
    assert Follow.objects.get().certification == page.translation_key
    assert "Stop these emails" in learner.client.get(FOLLOW).content.decode()

    learner.client.post(FOLLOW, {"wanted": "no"})
    assert not Follow.objects.exists()


def test_account_lists_what_somebody_follows_and_stops_it(
    page: CertificationPage, learner: Actor, other_learner: Actor
) -> None:
    mine = follow(learner.person, page.translation_key)
    theirs = follow(other_learner.person, page.translation_key)
    address = reverse("certifications:followed")
    assert page.title in learner.client.get(address).content.decode()

    learner.client.post(address, {"follow": str(theirs.public_id)})
    assert Follow.objects.count() == 2
    learner.client.post(address, {"follow": str(mine.public_id)})
    assert list(Follow.objects.all()) == [theirs]


def test_link_in_a_mail_asks_first_and_stops_without_signing_in(
    page: CertificationPage, learner: Actor
) -> None:
    made = follow(learner.person, page.translation_key)
    link = StopLink(learner.person.public_id, made.public_id)
    browser = Client(enforce_csrf_checks=True)
    address = reverse("certifications:stop_follow", args=[link.token])

    assert "Stop these emails?" in browser.get(address).content.decode()
    assert Follow.objects.exists()
    assert browser.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follow.objects.exists()


def test_link_for_all_stops_what_its_reader_follows_and_nothing_else(
    page: CertificationPage, learner: Actor, other_learner: Actor
) -> None:
    follow(learner.person, page.translation_key)
    theirs = follow(other_learner.person, page.translation_key)
    address = reverse("certifications:stop_follow", args=[StopLink(learner.person.public_id).token])

    Client().post(address)

    assert list(Follow.objects.all()) == [theirs]


def test_forged_link_stops_nothing(page: CertificationPage, learner: Actor) -> None:
    follow(learner.person, page.translation_key)
    token = StopLink(learner.person.public_id).token
    response = Client().post(reverse("certifications:stop_follow", args=[f"{token}x"]))
    assert response.status_code == 404
    assert Follow.objects.exists()


def test_what_somebody_follows_is_in_their_copy_and_goes_with_them(
    page: CertificationPage, learner: Actor
) -> None:
    follow(learner.person, page.translation_key)
    (record,) = export_personal_data(learner.person)["follows"]
    assert record["text"] == page.title

    erase_person(learner.person)
    assert not Follow.objects.exists()
