"""The background: questions of the kind that eligibility can read."""

from collections.abc import Iterator

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import NumberQuestion, Question, SingleChoice, choice_keys
from assessments.domain.definitions.refusals import Refusal


def background_refusals(definition: Definition) -> Iterator[Refusal]:
    """Questions that are not there or of the wrong kind; levels of education that do not match."""
    questions = {question.key: question for question in definition.questions}
    background = definition.background
    yield from _education(definition, questions)
    numbers = [
        ("training_hours", background.training_hours),
        ("hours_a_week", background.hours_a_week),
        *((f"experience/{item.kind}/total", item.total) for item in background.experience),
        *((f"experience/{item.kind}/recent", item.recent) for item in background.experience),
    ]
    for name, key in numbers:
        question = questions.get(key)
        if key and not isinstance(question, NumberQuestion):
            yield Refusal(f"background/{name}", f"There is no number question “{key}”.")


def _education(definition: Definition, questions: dict[str, Question]) -> Iterator[Refusal]:
    background = definition.background
    levels = {choice for choice, _level in background.education_levels}
    if not background.education:
        if levels:
            yield Refusal("background/education_levels", "There are levels, but no question about education.")
        return
    question = questions.get(background.education)
    if not isinstance(question, SingleChoice):
        yield Refusal("background/education", f"There is no single choice “{background.education}”.")
        return
    for choice in choice_keys(question):
        if choice not in levels:
            yield Refusal("background/education_levels", f"The choice “{choice}” stands for no level.")
    for choice in sorted(levels - set(choice_keys(question))):
        yield Refusal(f"background/education_levels/{choice}", f"“{question.key}” has no choice “{choice}”.")
