"""What is left of noted changes for somebody who is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from certifications.domain.noted_changes import AHEAD, NotedChange, left_of

CERTIFICATION = UUID(int=1)
MORNING = datetime(2026, 11, 30, 8, tzinfo=UTC)


def change(
    old: str, new: str, *, because: str = "issuer", hour: int = 0, key: str = "fees.exam"
) -> NotedChange:
    return NotedChange(
        public_id=uuid4(),
        certification=CERTIFICATION,
        certification_name="PMP",
        key=key,
        what="",
        old=old,
        new=new,
        because=because,
        reason="",
        source_url="https://www.example.org/",
        source_note="",
        in_force_from="",
        noted_at=MORNING + timedelta(hours=hour),
    )


def told(*changes: NotedChange, stated: str = "", announced: str = "") -> list[tuple[str, str]]:
    left = left_of(changes, {"fees.exam": [stated]}, [announced])
    return [(one.old, one.new) for one in left]


def test_change_that_still_holds_is_told() -> None:
    assert told(change("USD 575", "USD 675"), stated="USD 675") == [("USD 575", "USD 675")]


def test_two_changes_of_one_value_are_told_as_one() -> None:
    changes = change("USD 575", "USD 600"), change("USD 600", "USD 675", hour=1)
    assert told(*changes, stated="USD 675") == [("USD 575", "USD 675")]


def test_change_that_was_taken_back_is_not_told() -> None:
    changes = change("USD 575", "USD 675"), change("USD 675", "USD 575", hour=1)
    assert told(*changes, stated="USD 575") == []


def test_value_that_is_not_stated_any_more_is_not_told() -> None:
    assert told(change("USD 575", "USD 675"), stated="USD 700") == []


def test_other_words_for_the_same_are_not_told() -> None:
    assert told(change("USD 675", "US$ 675", because="words"), stated="US$ 675") == []


def test_change_that_was_then_put_in_other_words_is_told_with_why_it_changed() -> None:
    changes = change("USD 575", "USD 675"), change("USD 675", "US$ 675", because="words", hour=1)
    (left,) = left_of(changes, {"fees.exam": ["US$ 675"]}, [])
    assert (left.old, left.new, left.because) == ("USD 575", "US$ 675", "issuer")


def test_removed_fact_is_told_while_it_is_gone() -> None:
    assert told(change("USD 575", ""), stated="") == [("USD 575", "")]
    assert told(change("USD 575", ""), stated="USD 575") == []


def test_announcement_is_told_while_it_is_announced() -> None:
    ahead = replace(change("USD 575", "USD 675", because=AHEAD), in_force_from="2026-12-20")
    assert told(ahead, stated="USD 575", announced="USD 675") == [("USD 575", "USD 675")]
    assert told(ahead, stated="USD 575") == []
