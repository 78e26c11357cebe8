"""The background: questions of the kind that eligibility can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessments.domain.definitions.checks.experience import experience_refusals
from assessments.domain.definitions.definition import Background, Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
)
from assessments.domain.definitions.refusals import Refusal

Kinds = tuple[type[SingleChoice] | type[MultipleChoice], ...]
SINGLE: Kinds = (SingleChoice,)
MULTIPLE: Kinds = (MultipleChoice,)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the choices of some questions stand for: its name, those questions by theirs, and their kinds."""

    name: str
    choices: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]
    kinds: Kinds
    is_called: str

    def refusals(self, questions: dict[str, Question]) -> Iterator[Refusal]:
        """Questions that are not there or of the wrong kind, and choices that none of them has."""
        named = [(name, key) for name, key in self.asked if key]
        offered: set[str] = set()
        is_known = True
        for name, key in named:
            question = questions.get(key)
            if isinstance(question, self.kinds):
                offered |= set(choice_keys(question))
            else:
                is_known = False
                yield Refusal(f"background/{name}", f"There is no {self.is_called} “{key}”.")
        if self.choices and not named:
            yield Refusal(f"background/{self.name}", "There is no question of which these are choices.")
        elif named and not self.choices:
            yield Refusal(f"background/{self.name}", f"No choice of “{named[0][1]}” stands for anything.")
        elif is_known:
            keys = " or ".join(f"“{key}”" for _name, key in named)
            for choice in sorted(set(self.choices) - offered):
                yield Refusal(f"background/{self.name}/{choice}", f"There is no choice “{choice}” of {keys}.")


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
    for table in _tables(background):
        yield from table.refusals(questions)
    yield from experience_refusals(definition)


def _tables(background: Background) -> tuple[_Meaning, ...]:
    """What the choices of questions about somebody stand for."""
    roles = (("role", background.role), ("wanted", background.wanted))
    region, budget = (("region", background.region),), (("budget", background.budget),)
    circumstances, by_when = (
        (("circumstances", background.circumstances),),
        (("by_when", background.by_when),),
    )
    said = "single or multiple choice"
    return (
        _Meaning("families", _keys(background.families), roles, (*SINGLE, *MULTIPLE), said),
        _Meaning("regions", _keys(background.regions), region, SINGLE, "single choice"),
        _Meaning(
            "circumstance_keys",
            _keys(background.circumstance_keys),
            circumstances,
            MULTIPLE,
            "multiple choice",
        ),
        _Meaning("amounts", _keys(background.amounts), budget, SINGLE, "single choice"),
        _Meaning("months", _keys(background.months), by_when, SINGLE, "single choice"),
        *(
            _Meaning(
                f"experience/{row.kind}/months_a_year",
                _keys(row.months_a_year),
                ((f"experience/{row.kind}/rate", row.rate),),
                SINGLE,
                "single choice",
            )
            for row in background.experience
        ),
    )


def _keys(table: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    return tuple(choice for choice, _meaning in table)


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
