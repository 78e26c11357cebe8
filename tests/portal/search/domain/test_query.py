"""Queries read as terms."""

from hypothesis import given
from hypothesis import strategies as st

from portal.search.domain.query import corrected, read_query
from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import LONGEST_QUERY, MOST_WORDS, clean_query, words_of

VOCABULARY = Vocabulary.of([(("prince2", "scrum", "master", "pmi", "acp", "pmp", "practitioner"), ("exam",))])
SYNONYMS = {("pmo",): (("project", "management", "office"),), ("itil", "v5"): (("itil", "version", "5"),)}


def terms_of(typed: str) -> list[str]:
    return [term.text for term in read_query(typed, VOCABULARY, SYNONYMS).terms]


def words_for(typed: str) -> list[tuple[str, ...]]:
    """What stands for the only term."""
    (term,) = read_query(typed, VOCABULARY, SYNONYMS).terms
    return [alternative.words for alternative in term.alternatives]


def test_words_that_tell_nothing_are_no_terms() -> None:
    assert terms_of("what is the PMP exam?") == ["pmp", "exam"]


def test_a_query_of_such_words_alone_keeps_them() -> None:
    assert terms_of("what is it") == ["what", "is", "it"]


def test_the_editors_list_says_what_a_phrase_stands_for() -> None:
    assert words_for("PMO") == [("pmo",), ("project", "management", "office")]
    assert terms_of("the ITIL V5 exam") == ["itil v5", "exam"]


def test_a_name_typed_in_two_words_is_found_as_one() -> None:
    assert words_for("Prince 2") == [("prince", "2"), ("prince2",)]


def test_two_names_typed_as_one_word_are_found_as_two() -> None:
    assert words_for("pmiacp") == [("pmiacp",), ("pmi", "acp")]


def test_the_beginning_of_a_word_may_go_on() -> None:
    (term,) = read_query("practit", VOCABULARY, SYNONYMS).terms

    assert [alternative.is_begun for alternative in term.alternatives] == [False, True]


def test_a_correction_keeps_the_other_words() -> None:
    query = read_query("scrum mastr exam", VOCABULARY, SYNONYMS)
    unknown = [term for term in query.terms if term.text == "mastr"]

    assert corrected(query, unknown, VOCABULARY) == ("scrum master exam", ())


def test_nothing_near_is_no_correction() -> None:
    query = read_query("xyzzy", VOCABULARY, SYNONYMS)

    assert corrected(query, query.terms, VOCABULARY) == ("", ())


@given(st.text(max_size=400))
def test_any_text_is_a_query(typed: str) -> None:
    clean = clean_query(typed)
    query = read_query(clean, VOCABULARY, SYNONYMS)

    assert len(clean) <= LONGEST_QUERY
    assert "\0" not in clean
    assert len(query.words) <= MOST_WORDS
    assert sum(len(term.words) for term in query.terms) <= len(query.words)


@given(st.text(max_size=60))
def test_words_have_letters_and_digits_alone(text: str) -> None:
    assert all(word.rstrip("+").isalnum() for word in words_of(text))


def test_beginning_of_a_correction_is_no_other_guess() -> None:
    vocabulary = Vocabulary.of([(("prince2", "prince", "price"), ())])
    query = read_query("prinse2", vocabulary, {})

    better, others = corrected(query, query.terms, vocabulary)

    assert better == "prince2"
    assert "prince" not in others
