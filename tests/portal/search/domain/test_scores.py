"""What comes first among what was found."""

from unittest.mock import Mock

import pytest

from portal.search.domain import scores
from portal.search.domain.query import read_query
from portal.search.domain.scores import IN_ABOUT, IN_NAME, IN_TEXT, Found, ranked
from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import words_of

VOCABULARY = Vocabulary.of([(("pmp", "exam"), ())])
NO_SYNONYMS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}


def found(place: int, title: str, *classes: int, worth: float = 0.0) -> Found:
    return Found(place, tuple((one, 1.0) for one in classes), (words_of(title),), worth, title)


def order_of(typed: str, *all_found: Found, total: int = 100) -> list[str]:
    query = read_query(typed, VOCABULARY, NO_SYNONYMS)
    return [one.title for _score, one in ranked(query, all_found, total)]


def test_an_exact_name_comes_before_a_longer_one() -> None:
    assert order_of("pmp", found(1, "PMP exam prep", IN_NAME), found(2, "PMP", IN_NAME)) == [
        "PMP",
        "PMP exam prep",
    ]


def test_one_word_too_many_does_not_move_the_name_down() -> None:
    others = [found(number, f"Text {number}", IN_TEXT, IN_ABOUT) for number in range(3, 9)]

    assert order_of("pmp exam", found(1, "PMP", IN_NAME, 0), *others)[0] == "PMP"


def test_the_rarer_word_counts_for_more() -> None:
    common = [found(number, f"Common {number}", 0, IN_ABOUT) for number in range(2, 40)]

    assert order_of("kanban exam", found(1, "Rare", IN_ABOUT, 0), *common)[0] == "Rare"


def test_more_of_the_words_count_for_more() -> None:
    assert order_of("risk cost", found(1, "One", IN_TEXT, 0), found(2, "Two", IN_TEXT, IN_TEXT))[0] == "Two"


def test_equals_are_ordered_by_what_their_kind_is_worth_then_by_title() -> None:
    assert order_of(
        "risk", found(1, "B", IN_TEXT), found(2, "A", IN_TEXT), found(3, "C", IN_TEXT, worth=0.1)
    ) == ["C", "A", "B"]


def test_what_a_query_may_say_is_reckoned_once_for_all_that_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reckoned = Mock(wraps=scores.readings_of)
    monkeypatch.setattr(scores, "readings_of", reckoned)
    order_of("pmp", *(found(number, f"PMP {number}", IN_NAME) for number in range(9)))

    assert reckoned.call_count == 1
