"""A page shows as many refusals as somebody reads, and says how many more there are."""

import json

import pytest
from django.urls import reverse

from assessments.domain.definitions.refusals import Refusal
from assessments.models import Assessment
from assessments.wording.refusals import MOST_SHOWN, sentences_shown
from tests.builders.short_instrument import make_document
from tests.support.cast import Actor


def test_few_refusals_are_all_shown() -> None:
    assert sentences_shown([Refusal("", "one"), Refusal("paths", "two")]) == ("one", "paths: two")


def test_of_many_the_first_are_shown_with_the_number_of_the_others() -> None:
    shown = sentences_shown(Refusal("", str(number)) for number in range(90_000))
    assert shown[:2] == ("0", "1")
    assert len(shown) == MOST_SHOWN + 1
    assert shown[-1] == "And 89,900 more. Fix these first."


@pytest.mark.django_db
def test_check_of_a_draft_that_is_wrong_throughout_is_a_page_that_loads(editor: Actor) -> None:
    wrong = make_document() | {"questions": list(range(900))}
    draft = Assessment.objects.create(title="Wrong", definition=json.dumps(wrong))
    page = editor.client.get(reverse("assessments_check:check", args=[draft.public_id]))

    assert "more. Fix these first." in page.text
    assert len(page.content) < 100_000
