"""What a replay found, in words."""

from datetime import UTC

import pytest
from django.utils import timezone

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.replay.result import Cell, Result, VersionResult
from assessments.models import Replay
from assessments.replays.presenters.replay import present_replay
from tests.builders.short_instrument import asked_anew, make_document


@pytest.mark.parametrize(
    ("cells", "sentences"),
    [
        (
            [("work", "work", 1, 0)],
            ("Under the draft, the one past submission would lead to the same path.", ""),
        ),
        (
            [("work", "work", 0, 1)],
            (
                "Every past submission lacks an answer that the draft asks for.",
                "1 submission lacks an answer that would be asked for; it could not be submitted as "
                "it is. Without that answer, the path would stay the same.",
            ),
        ),
        (
            [("work", "explore", 1, 1)],
            (
                "Under the draft, 1 of 1 past submissions would lead to another path.",
                "1 submission lacks an answer that would be asked for; it could not be submitted as "
                "it is. Without that answer, the path would be different.",
            ),
        ),
    ],
)
def test_one_submission_is_told_as_one(
    cells: list[tuple[str, str, int, int]], sentences: tuple[str, str]
) -> None:
    result = Result((VersionResult(1, tuple(Cell(*cell) for cell in cells), (), ()),))
    replay = Replay(against="draft", definition=make_document(), started_at=timezone.now())

    view = present_replay(replay, result, {1: compile_definition(make_document())}, UTC)

    assert (view.sentence, view.incomplete) == sentences


def test_versions_that_cannot_be_replayed_stand_beside_those_that_can() -> None:
    new, _answers = asked_anew({})
    result = Result(
        (
            VersionResult(1, (Cell("work", "", 0, 1),), (), (), asks_anew=True),
            VersionResult(2, (Cell("work", "work", 3, 0),), (), ()),
        )
    )
    replay = Replay(against="version", version_number=2, definition=new, started_at=timezone.now())

    view = present_replay(
        replay, result, {1: compile_definition(make_document()), 2: compile_definition(new)}, UTC
    )

    assert view.sentence == "Under version 2, none of 3 past submissions would lead to another path."
    assert view.asked_anew == (
        "1 submission to version 1 cannot be replayed: version 2 asks none of the questions that earned "
        "points there. Where it would lead is unknown. 2 questions are in both. Their answers carry over, "
        "but they earn no points.",
    )
    assert view.incomplete == ""
