"""Readable addresses of assessments."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from assessments.models.assessment import RESERVED
from assessments.urls import urlpatterns
from tests.factories.assessments import make_assessment

pytestmark = pytest.mark.django_db


def test_address_is_made_from_the_title_and_differs_from_all_others() -> None:
    titles = ("Find your path", "Find your path", "Ünïcode & more", "!!!", "Plan")
    rows = [Assessment.objects.create(title=title, definition="{}") for title in titles]

    assert [row.slug for row in rows] == [
        "find-your-path",
        "find-your-path-2",
        "unicode-more",
        "assessment",
        "plan-assessment",
    ]


def test_editors_give_an_address_of_their_own_that_outlives_the_title() -> None:
    row = Assessment.objects.create(title="Find your path", slug="which-path", definition="{}")
    row.title = "Another title"
    row.save()

    assert row.slug == "which-path"


def test_address_of_another_page_is_refused() -> None:
    row = Assessment(title="Plan", slug="plan", definition="{}")

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert "slug" in refusal.value.message_dict


def test_every_word_that_other_pages_begin_with_is_reserved() -> None:
    first = {str(pattern.pattern).partition("/")[0] for pattern in urlpatterns}

    assert {word for word in first if word and "<" not in word} == RESERVED


def test_revision_from_before_addresses_keeps_the_address() -> None:
    row = Assessment.objects.create(title="Find your path", slug="which-path", definition="{}")
    content = row.save_revision().content
    del content["slug"]

    assert row.with_content_json(content).slug == "which-path"


@pytest.mark.parametrize("name", ["about", "how_it_works"])
def test_old_address_leads_to_the_readable_one_for_good(client: Client, name: str) -> None:
    row = make_assessment("Find your path")
    response = client.get(reverse(f"assessments:{name}_by_id", args=[row.public_id]))

    assert response.status_code == 308
    assert response["Location"] == reverse(f"assessments:{name}", args=["find-your-path"])
    assert client.get(response["Location"]).status_code == 200


def test_form_that_was_open_under_the_old_address_still_starts_an_attempt(client: Client) -> None:
    row = make_assessment("Find your path")

    response = client.post(f"/assessments/{row.public_id}/", follow=True)

    assert response.status_code == 200
    assert "/assessments/attempts/" in response.request["PATH_INFO"]
