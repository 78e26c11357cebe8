"""Which words of a text are marked, and which part of it is shown."""

from hypothesis import given
from hypothesis import strategies as st

from portal.search.domain.marks import LONGEST_EXCERPT, AskedWords, cut


def marks_of(text: str, *words: str) -> list[str]:
    return [piece.text for piece in AskedWords(words).marked(text) if piece.is_marked]


def test_words_are_marked_in_any_case_and_with_other_endings() -> None:
    assert marks_of("Renewing: the renewal of a PMP", "renewal", "pmp") == ["renewal", "PMP"]
    assert marks_of("Exams and an exam", "exam") == ["Exams", "exam"]
    assert marks_of("Größe", "grosse") == ["Größe"]


def test_short_words_and_parts_of_words_are_not() -> None:
    assert marks_of("PMPs are not pm", "pmp") == []
    assert marks_of("a category", "cat") == []


@given(st.text(max_size=200), st.sets(st.text(min_size=1, max_size=8), max_size=4))
def test_marks_lose_nothing_of_a_text(text: str, words: set[str]) -> None:
    assert "".join(piece.text for piece in AskedWords(words).marked(text)) == text


def test_the_sentence_with_most_of_the_words_is_shown() -> None:
    text = "Nothing here. The exam costs money. The exam of the PMP costs more!"

    assert AskedWords(("pmp", "exam")).excerpt(text) == "The exam of the PMP costs more!"
    assert AskedWords(("pmp",)).excerpt("PMP in short\nThe PMP is one.") == "The PMP is one."
    assert AskedWords(("unheard",)).excerpt(text) == "Nothing here."
    assert AskedWords(("pmp",)).excerpt("") == ""


def test_sentences_that_lean_on_another_come_after_those_that_stand_alone() -> None:
    asked = AskedWords(("pmp", "exam"))

    assert asked.excerpt("The PMP is one. Each PMP has an exam.") == "The PMP is one."
    assert asked.excerpt("If you do not, sit the PMP exam. Sit one exam.") == "Sit one exam."
    assert asked.excerpt("Nothing here. It is the PMP.") == "Nothing here. It is the PMP."


def test_long_sentences_are_cut_at_a_word() -> None:
    shown = cut("word, " * 100)

    assert len(shown) <= LONGEST_EXCERPT + 1
    assert shown.endswith("word…")
