"""Which published facts a draft changes, whatever its rows went through."""

from certifications.domain.fact_changes import FactChange, FactStatement, fact_changes, removed_lines

QUESTIONS = FactStatement(1, "exam.questions", "180")
MINUTES = FactStatement(2, "exam.minutes", "230")


def test_row_with_another_value_is_changed_and_one_in_another_place_is_not() -> None:
    new = FactStatement(1, "exam.questions", "175")

    assert fact_changes([QUESTIONS, MINUTES], [MINUTES, new]) == (FactChange(QUESTIONS, new),)


def test_new_row_of_the_same_key_takes_the_place_of_a_removed_one() -> None:
    new = FactStatement(None, "exam.questions", "175")

    assert fact_changes([QUESTIONS], [MINUTES, new]) == (FactChange(QUESTIONS, new),)
    assert fact_changes([QUESTIONS], [FactStatement(None, "exam.questions", " 180 ")]) == ()


def test_row_that_states_something_else_now_removes_what_it_stated() -> None:
    other = FactStatement(1, "exam.marks", "180")

    assert fact_changes([QUESTIONS], [other]) == (FactChange(QUESTIONS, None),)


def test_each_new_row_replaces_one_fact_at_most_and_additions_are_no_change() -> None:
    first, second = FactStatement(3, "fees.exam", "USD 200"), FactStatement(4, "fees.exam", "EUR 190")
    new = FactStatement(None, "fees.exam", "USD 210")

    assert fact_changes([first, second], [new]) == (FactChange(first, new), FactChange(second, None))
    assert fact_changes([first], [first, new]) == ()


def test_removed_facts_are_named_one_a_line() -> None:
    changes = fact_changes([QUESTIONS, MINUTES], [])

    assert removed_lines(changes) == "exam.questions: 180 questions\nexam.minutes: 230 minutes"
