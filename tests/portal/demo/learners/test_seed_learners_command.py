"""`manage.py seed_learners`."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Attempt
from tests.factories.assessments import make_assessment

pytestmark = pytest.mark.django_db


def seed(**options: Any) -> str:
    out = StringIO()
    call_command("seed_learners", stdout=out, **{"count": 3, **options})
    return out.getvalue()


def test_it_says_how_many_there_are_and_how_many_were_removed() -> None:
    make_assessment()

    assert seed(seed=7).startswith("3 made-up learners with ")
    runs = Attempt.objects.count()
    assert seed(remove=True) == f"3 made-up learners and {runs} attempts removed.\n"


def test_one_of_several_assessments_has_to_be_named() -> None:
    first, second = make_assessment("First"), make_assessment("Second")

    with pytest.raises(CommandError, match=f"First .{first.public_id}., Second"):
        seed()
    seed(assessment=second.public_id)

    assert {run.version.assessment_id for run in Attempt.objects.all()} == {second.pk}


def test_without_an_assessment_there_is_nothing_to_take() -> None:
    with pytest.raises(CommandError, match="publish one first"):
        seed()


def test_draft_cannot_be_taken() -> None:
    draft = make_assessment()
    draft.live = False
    draft.save(update_fields=["live"])

    with pytest.raises(CommandError, match="publish one first"):
        seed(assessment=draft.public_id)


def test_seed_that_is_there_is_refused_in_words() -> None:
    make_assessment()
    seed(seed=7)

    with pytest.raises(CommandError, match="Learners of seed 7 are there"):
        seed(seed=7)


def test_impossible_count_is_refused_in_words() -> None:
    make_assessment()

    with pytest.raises(CommandError, match="At least one learner"):
        seed(count=0)
