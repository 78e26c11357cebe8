import pytest

from certifications.domain.fields import field_of
from certifications.domain.values import parse_value
from certifications.domain.watched_pages.passages import (
    PageWords,
    PassageFate,
    PassageLook,
    digest_of_passage,
    look_for,
    needles_of,
    telling,
    words_in,
)

OTHER_WORDS = "Our history, our people and our offices around the world in many towns and lands. " * 12


def look(page: str, key: str, value: str, *, hints: str, before: str = "") -> PassageLook:
    field = field_of(key)
    assert field is not None
    needles = needles_of(value, parse_value(field.value_type, value))
    return look_for(PageWords.of(page), needles, telling(words_in(hints)), before)


def exam_page(questions: str) -> str:
    return f"{OTHER_WORDS} The exam has {questions} questions that you answer in 230 minutes. {OTHER_WORDS}"


def test_value_is_seen_near_words_that_belong_to_it() -> None:
    found = look(exam_page("180"), "exam.questions", "180", hints="Questions exam")
    assert found.fate is PassageFate.SEEN
    assert "The exam has 180 questions" in found.passage
    assert len(found.passage) < len(OTHER_WORDS)


def test_number_far_from_its_words_is_not_taken_for_the_value() -> None:
    page = f"Founded 180 years ago. {OTHER_WORDS} The exam has 150 questions."
    assert look(page, "exam.questions", "180", hints="Questions exam").fate is PassageFate.UNSEEN


def test_passage_without_its_value_has_changed_and_is_shown_as_it_is_now() -> None:
    before = look(exam_page("180"), "exam.questions", "180", hints="Questions").passage
    now = look(exam_page("175"), "exam.questions", "180", hints="Questions", before=before)

    assert now.fate is PassageFate.CHANGED
    assert "The exam has 175 questions" in now.passage


def test_value_that_stands_elsewhere_by_chance_does_not_hide_the_change() -> None:
    before = look(exam_page("180"), "exam.questions", "180", hints="Questions").passage
    page = f"Call 180 today. {exam_page('175')}"
    now = look(page, "exam.questions", "180", hints="Questions", before=before)
    assert (now.fate, "175 questions" in now.passage) == (PassageFate.CHANGED, True)


def test_passage_that_moved_on_the_page_with_its_words_is_still_seen() -> None:
    before = look(exam_page("180"), "exam.questions", "180", hints="Questions").passage
    page = f"The exam has 180 questions that you answer in 240 minutes. {OTHER_WORDS} {OTHER_WORDS}"
    assert look(page, "exam.questions", "180", hints="Questions", before=before).fate is PassageFate.SEEN


def test_passage_that_is_gone_altogether_has_changed_into_nothing() -> None:
    before = look(exam_page("180"), "exam.questions", "180", hints="Questions").passage
    short = before[before.index("The exam") :][:70]
    now = look("Nothing of that is here any more.", "exam.questions", "180", hints="", before=short)
    assert now == PassageLook(PassageFate.CHANGED, "")


@pytest.mark.parametrize(
    ("key", "value", "page"),
    [
        ("fees.exam", "USD 1250", "The exam fee is $1,250 for all."),
        ("fees.exam", "USD 1250", "Exam fee: USD1250.00"),
        ("fees.exam", "USD 1250", "Prüfung, exam fee 1.250,00 USD"),
        ("fees.exam", "USD 250 to 2495", "The exam fee runs from 250 to 2,495 dollars."),
        ("routes.1.experience_months", "36", "You need three years of experience."),
        ("routes.1.experience_months", "36", "You need 36 months of experience."),
        ("routes.1.experience_months", "30", "You need 30 months of experience."),
        ("exam.format", "Closed book, on screen", "It is a closed  BOOK on-screen exam."),
        ("routes.1.certs_required", "any of: capm; prince2-foundation", "Hold a CAPM or PRINCE2 Foundation."),
    ],
)
def test_value_is_found_as_people_write_it(key: str, value: str, page: str) -> None:
    found = look(page, key, value, hints="exam fee experience hold")
    assert found.fate is PassageFate.SEEN


def test_both_ends_of_a_range_have_to_be_there() -> None:
    page = "The exam fee is 250 dollars."
    assert look(page, "fees.exam", "USD 250 to 2495", hints="exam fee").fate is PassageFate.UNSEEN


def test_long_wording_is_followed_by_its_numbers_and_else_not_at_all() -> None:
    long = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst")
    assert needles_of(long, long) == ()
    assert needles_of(f"{long} 35 and 60", long) == ((("35",),), (("60",),))


def test_hash_of_a_passage_heeds_words_alone() -> None:
    assert digest_of_passage("The  exam: 180") == digest_of_passage("the exam 180")
    assert digest_of_passage("The exam 180") != digest_of_passage("the exam 175")


def test_page_full_of_one_number_takes_no_longer_than_its_length() -> None:
    page = "36 " * 200_000
    assert look(page, "fees.exam", "USD 36 to 250", hints="fee").fate is PassageFate.UNSEEN
