"""What somebody follows stands on the page of their account."""

import pytest
from django.urls import reverse

from certifications.follows.services.follow import follow
from certifications.models import CertificationPage
from tests.certifications.follows.changes import read_again
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def account(actor: Actor) -> str:
    html: str = actor.client.get(reverse("account_home")).text
    return html


def test_account_lists_the_certifications_that_its_owner_follows(
    page: CertificationPage, learner: Actor, other_learner: Actor
) -> None:
    follow(learner.person, page.translation_key)

    assert f'href="{page.get_url()}"' in account(learner)
    assert f'href="{page.get_url()}"' not in account(other_learner)


def test_certification_that_is_not_public_any_more_is_left_out(
    page: CertificationPage, learner: Actor
) -> None:
    follow(learner.person, page.translation_key)
    page.unpublish()
    read_again()

    assert page.title not in account(learner)
