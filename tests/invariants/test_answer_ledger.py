"""The book that the campaign keeps must see what is lost."""

import pytest

from tests.campaign._ledger import AnswerLog


def log(*acknowledged: tuple[object, int], sent: tuple[tuple[object, int], ...] = ()) -> AnswerLog:
    kept = AnswerLog()
    for value, revision in acknowledged:
        kept.sends(value, revision - 1)
        kept.hears(value, revision)
    for value, over in sent:
        kept.sends(value, over)
    return kept


@pytest.mark.parametrize(
    ("kept", "stored"),
    [
        (log(), None),
        (log(("yes", 1)), {"revision": 1, "value": "yes"}),
        (log(("yes", 1), ("no", 2)), {"revision": 2, "value": "no"}),
        (log((["b", "a"], 1)), {"revision": 1, "value": ["b", "a"]}),
        # The last save was cut off: it may have been stored.
        (log(("yes", 1), sent=(("no", 1),)), {"revision": 1, "value": "yes"}),
        (log(("yes", 1), sent=(("no", 1),)), {"revision": 2, "value": "no"}),
    ],
)
def test_what_was_acknowledged_or_sent_later_is_no_fault(kept: AnswerLog, stored: object) -> None:
    assert kept.fault(stored) == ""


@pytest.mark.parametrize(
    ("kept", "stored"),
    [
        (log(("yes", 1)), None),
        (log(("yes", 1)), {"revision": 1, "value": "no"}),
        (log(("yes", 1), ("no", 2)), {"revision": 1, "value": "yes"}),
        (log(("yes", 1)), {"revision": 2, "value": "no"}),
        (log(("yes", 1), sent=(("no", 1),)), {"revision": 2, "value": "maybe"}),
    ],
)
def test_lost_or_exchanged_answer_is_a_fault(kept: AnswerLog, stored: object) -> None:
    assert kept.fault(stored)
