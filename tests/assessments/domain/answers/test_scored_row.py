from assessments.domain.answers.scored_row import HIDDEN, UNANSWERED, scored_row
from assessments.domain.definitions.definition import Background, Definition
from assessments.domain.definitions.questions import (
    AgreementScale,
    Choice,
    NumberQuestion,
    Question,
    SingleChoice,
)

SHARE = SingleChoice("share", "week", (Choice("low"), Choice("high", (("work", 2),))))
ROUTINE = AgreementScale("routine", "week", 3, (("work", 1),))
MONTHS = NumberQuestion("months", "week", "months", 0, 600)
COUNTRY = SingleChoice("country", "week", (Choice("here"), Choice("there")))


def definition(*questions: Question) -> Definition:
    return Definition("short", ("en",), (), (), questions, (), (), Background(), 3, 4, None, ())


OF_ALL = definition(MONTHS, ROUTINE, COUNTRY, SHARE)
ALL = ("months", "routine", "country", "share")


def test_choices_are_numbered_from_zero_in_the_order_of_the_definition() -> None:
    assert scored_row(OF_ALL, {"share": "high", "routine": "1"}, ALL) == (0, 1)
    assert scored_row(OF_ALL, {"share": "low", "routine": "3"}, ALL) == (2, 0)


def test_not_sure_is_one_past_the_last_choice() -> None:
    assert scored_row(OF_ALL, {"share": "not_sure", "routine": "not_sure"}, ALL) == (3, 2)


def test_unscored_questions_have_no_number() -> None:
    assert scored_row(OF_ALL, {"share": "low", "routine": "1", "months": 5, "country": "here"}, ALL) == (0, 0)
    assert scored_row(definition(MONTHS, COUNTRY), {"months": 5, "country": "here"}, ALL) == ()


def test_hidden_and_unanswered_are_told_apart_and_hidden_answers_do_not_show() -> None:
    assert scored_row(OF_ALL, {"share": "low"}, ("routine",)) == (UNANSWERED, HIDDEN)
