"""The texts of a definition in the reader's language, by what they are about."""

from collections.abc import Iterator

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.checks.places import REASONS
from assessments.domain.definitions.definition import Definition, Stage
from assessments.domain.definitions.questions import (
    DOES_NOT_APPLY,
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
)
from assessments.domain.definitions.texts import Texts
from assessments.domain.documents.values import NOT_SURE
from portal.shared.components import PathMark
from portal.shared.durations import duration_words
from portal.shared.words import listed, number_words


class Wording:
    """What an assessment says, in the locale that fits the reader best."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._texts = Texts(definition, locale_of(definition, get_language() or ""))
        self._marks = path_marks(definition)
        self._questions = {question.key: question for question in definition.questions}

    def of(self, place: str) -> str:
        """The text of a place; empty where an optional one has none."""
        return self._texts.of(place)

    def title(self) -> str:
        """The assessment's title."""
        return self.of("title")

    def section(self, key: str) -> str:
        """The title of a section."""
        return self.of(f"sections/{key}/title")

    def question(self, key: str) -> str:
        """What a question asks."""
        return self.of(f"questions/{key}/text")

    def dimension(self, key: str) -> str:
        """The name of a dimension."""
        return self.of(f"dimensions/{key}")

    def path(self, key: str) -> str:
        """The name of a path."""
        return self.of(f"paths/{key}/name")

    def mark(self, key: str) -> PathMark:
        """The mark of a path, and of the dimension that has a path's key; none for any other dimension."""
        return self._marks.get(key, PathMark.NONE)

    def choice(self, question: str, choice: str) -> str:
        """What a choice of a question says, “not sure” too."""
        if choice == NOT_SURE:
            of_its_own = DOES_NOT_APPLY in choice_keys(self._questions[question])
            return _("Not sure") if of_its_own else not_sure_words()
        return dict(self.choices(self._questions[question])).get(choice, choice)

    def reason(self, question: str, choice: str) -> str:
        """What an answer says for a path, a phrase that follows “because”; empty where nobody wrote one."""
        return self.of(f"{REASONS}/{question}/{choice}")

    def kind(self, key: str) -> str:
        """A kind of work: by the name of the path that is about it alone, else by its key."""
        for path in self.definition.paths:
            if [group.kind for group in path.groups] == [key]:
                return self.path(path.key)
        return key.replace("_", " ")

    def choices(self, question: Question) -> Iterator[tuple[str, str]]:
        """Key and label of each choice that a question offers besides “not sure”, in order."""
        match question:
            case AgreementScale(steps=steps):
                for step in range(1, steps + 1):
                    yield str(step), self.of(f"scales/{steps}/{step}")
            case SingleChoice() | MultipleChoice():
                for choice in question.choices:
                    yield choice.key, self.of(f"questions/{question.key}/choices/{choice.key}")

    def amount(self, question: str, number: int) -> str:
        """A number in the unit that a question asks for: “30 months”."""
        asked = self._questions[question]
        if not isinstance(asked, NumberQuestion):
            return number_words(number)
        if asked.unit == "months":
            return ngettext("%(count)s month", "%(count)s months", number) % {"count": number_words(number)}
        return f"{number_words(number)} {self.of(f'units/{asked.unit}')}"

    def answer(self, question: Question, answer: Answer) -> str:
        """An answer in words."""
        if isinstance(question, NumberQuestion):
            number = int(str(answer))
            if question.unit == "months":
                return duration_words(number)
            return f"{number_words(number)} {self.of(f'units/{question.unit}')}"
        if isinstance(answer, tuple):
            taken = [label for key, label in self.choices(question) if key in answer]
            return listed(taken) if taken else none_of_these_words()
        return self.choice(question.key, str(answer))


def path_marks(definition: Definition) -> dict[str, PathMark]:
    """The mark of each path, from what its plan draws from: nothing, several groups at once, or one group.

    The first two paths of one group get a shape each, in the definition's order; more of them get none.
    """
    shapes = iter((PathMark.SQUARE, PathMark.CIRCLE))
    marks = {}
    for path in definition.paths:
        if not path.groups:
            marks[path.key] = PathMark.DIAMOND
        elif len(path.groups) > 1:
            marks[path.key] = PathMark.LINKED
        else:
            marks[path.key] = next(shapes, PathMark.NONE)
    return marks


def locale_of(definition: Definition, language: str) -> str:
    """The definition's locale for a language: the same, one of the same language, else its default."""
    for wanted in (language, language.partition("-")[0]):
        for locale in definition.locales:
            if locale.lower() == wanted:
                return locale
    return definition.locales[0]


def stage_words(stage: Stage) -> str:
    """How far somebody is in a kind of work."""
    return {
        Stage.START: _("starting out"),
        Stage.ESTABLISHED: _("independent"),
        Stage.SENIOR: _("senior"),
    }[stage]


def not_sure_words() -> str:
    """The label of the choice that every scored question offers."""
    return _("Not sure, or does not apply")


def none_of_these_words() -> str:
    """The label for an empty multiple choice."""
    return _("None of these")
