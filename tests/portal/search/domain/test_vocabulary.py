"""The nearest words of the site to one that is not there."""

import pytest

from portal.search.domain.vocabulary import Vocabulary

NAMES = ("prince2", "practitioner", "scrum", "master", "kanban", "csm", "pmp", "pmi", "acp", "monday")
TEXT = ("because", "exam")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary.of([(NAMES, TEXT), ((), ("exam",)), ((), ("exam",))])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prinse2", "prince2"),
        ("price2", "prince2"),
        ("mastr", "master"),
        ("kanbn", "kanban"),
        ("practicioner", "practitioner"),
        ("practisionr", "practitioner"),
        ("cms", "csm"),
        ("eaxm", "exam"),
    ],
)
def test_slips_are_forgiven(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert vocabulary.near(typed)[0] == meant


@pytest.mark.parametrize("typed", ["xyzzy", "csx", "2027", "of", "becuase"])
def test_what_is_far_from_every_name_and_common_word_is_left_alone(
    vocabulary: Vocabulary, typed: str
) -> None:
    assert vocabulary.near(typed) == ()


def test_names_come_before_words_of_texts() -> None:
    vocabulary = Vocabulary.of([(("prince2",), ()), *[((), ("prinse",))] * 9])

    assert vocabulary.near("prinse2") == ("prince2", "prinse")


def test_two_names_written_as_one_word_are_told_apart(vocabulary: Vocabulary) -> None:
    assert vocabulary.parts_of("pmiacp") == ("pmi", "acp")
    assert vocabulary.parts_of("examacp") == ()


def test_a_beginning_has_three_letters_at_least(vocabulary: Vocabulary) -> None:
    assert vocabulary.begins("pra")
    assert not vocabulary.begins("pr")
    assert not vocabulary.begins("xyz")
