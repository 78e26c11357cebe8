"""What differs between two definitions in what can change a path, as single edits that can be made alone.

Any set of edits made to the old definition gives a definition again: none the old one, all of them one with
the paths of the new one. What is between them is never stored or shown; it tells which edit did what.
docs/algorithms/replay.md.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Bound,
    Condition,
    CountCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.questions import (
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
    choice_keys,
)
from assessments.domain.replay.order import moved, woven

# A condition that never holds: no question feeds a dimension without a name.
NEVER = ScoreCondition("", Bound.AT_LEAST, 0)

# In place of its key, for the rule that is last: there is always one, whatever its key.
LAST = ""


class EditKind(StrEnum):
    """What an edit does to a question or a rule."""

    QUESTION_ADDED = "question_added"
    QUESTION_REMOVED = "question_removed"
    # What it offers, and what that earns; or only what it earns.
    ANSWERS_CHANGED = "answers_changed"
    POINTS_CHANGED = "points_changed"
    VISIBILITY_CHANGED = "visibility_changed"
    QUESTIONS_MOVED = "questions_moved"
    RULE_ADDED = "rule_added"
    RULE_REMOVED = "rule_removed"
    RULE_CHANGED = "rule_changed"
    RULE_MOVED = "rule_moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit, by the key of its question or rule; empty: of all questions, or of the last rule."""

    kind: EditKind
    key: str = ""


def edits_between(old: Definition, new: Definition) -> tuple[Edit, ...]:
    """The edits that lead from one definition to the other: of questions, then of rules, in the new order."""
    return (*_edits_of_questions(old, new), *_edits_of_rules(old, new))


def with_edits(old: Definition, new: Definition, edits: Collection[Edit]) -> Definition:
    """The old definition with some of the edits made; to be replayed, not to be stored.

    A condition that has lost its question, or reads one that is not asked before it, never holds.
    """
    questions = _questions(old, new, edits)
    kinds: dict[str, Question] = {}
    shown: list[Question] = []
    for question in questions:
        shown.append(replace(question, visible_if=_closed(question.visible_if, kinds)))
        kinds[question.key] = question
    paths = {path.key: path for path in (*new.paths, *old.paths)}
    return replace(
        old,
        questions=tuple(shown),
        paths=tuple(paths.values()),
        rules=tuple(replace(rule, when=_closed(rule.when, kinds)) for rule in _rules(old, new, edits)),
    )


def _edits_of_questions(old: Definition, new: Definition) -> Iterable[Edit]:
    before = {question.key: question for question in old.questions}
    after = {question.key: question for question in new.questions}
    for key, question in after.items():
        if key not in before:
            yield Edit(EditKind.QUESTION_ADDED, key)
            continue
        if _offered(before[key]) != _offered(question):
            same = choice_keys(before[key]) == choice_keys(question) and type(before[key]) is type(question)
            kind = same and not isinstance(question, NumberQuestion)
            yield Edit(EditKind.POINTS_CHANGED if kind else EditKind.ANSWERS_CHANGED, key)
        if before[key].visible_if != question.visible_if:
            yield Edit(EditKind.VISIBILITY_CHANGED, key)
    yield from (Edit(EditKind.QUESTION_REMOVED, key) for key in before if key not in after)
    if moved(tuple(before), tuple(after)):
        yield Edit(EditKind.QUESTIONS_MOVED)


def _offered(question: Question) -> object:
    """What tells two forms of a question apart where its answers and points are concerned."""
    match question:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return type(question), choices
        case AgreementScale(steps=steps, weights=weights, is_reversed=is_reversed):
            return steps, weights, is_reversed
        case NumberQuestion(unit=unit, least=least, most=most):
            return unit, least, most


def _edits_of_rules(old: Definition, new: Definition) -> Iterable[Edit]:
    before, after = _named(old), _named(new)
    shifted = moved(tuple(before), tuple(after))
    for key, rule in after.items():
        if key not in before:
            yield Edit(EditKind.RULE_ADDED, key)
            continue
        if (before[key].when, before[key].path) != (rule.when, rule.path):
            yield Edit(EditKind.RULE_CHANGED, key)
        if key in shifted:
            yield Edit(EditKind.RULE_MOVED, key)
    yield from (Edit(EditKind.RULE_REMOVED, key) for key in before if key not in after)


def _named(definition: Definition) -> dict[str, Rule]:
    """The rules by key, in order; the last one by LAST."""
    *earlier, last = definition.rules
    return {**{rule.key: rule for rule in earlier}, LAST: last}


def _questions(old: Definition, new: Definition, edits: Collection[Edit]) -> tuple[Question, ...]:
    before = {question.key: question for question in old.questions}
    after = {question.key: question for question in new.questions}
    made = {
        key: _question(before.get(key), after.get(key), key, edits)
        for key in (*before, *(key for key in after if key not in before))
    }
    present = {key: question for key, question in made.items() if question is not None}
    both = [tuple(key for key in order if key in present) for order in (before, after)]
    first, second = reversed(both) if Edit(EditKind.QUESTIONS_MOVED) in edits else both
    return tuple(present[key] for key in woven(first, second))


def _question(
    before: Question | None, after: Question | None, key: str, edits: Collection[Edit]
) -> Question | None:
    """The form that a question has once the edits are made; None where it is not asked."""
    if before is None:
        return after if Edit(EditKind.QUESTION_ADDED, key) in edits else None
    if after is None:
        return None if Edit(EditKind.QUESTION_REMOVED, key) in edits else before
    changed = not {Edit(EditKind.ANSWERS_CHANGED, key), Edit(EditKind.POINTS_CHANGED, key)}.isdisjoint(edits)
    form = after if changed else before
    seen = after if Edit(EditKind.VISIBILITY_CHANGED, key) in edits else before
    return replace(form, visible_if=seen.visible_if)


def _rules(old: Definition, new: Definition, edits: Collection[Edit]) -> tuple[Rule, ...]:
    before, after = _named(old), _named(new)
    made = {
        **{key: rule for key, rule in before.items() if Edit(EditKind.RULE_REMOVED, key) not in edits},
        **{
            key: rule
            for key, rule in after.items()
            if not {Edit(EditKind.RULE_ADDED, key), Edit(EditKind.RULE_CHANGED, key)}.isdisjoint(edits)
        },
    }
    shifted = moved(tuple(before), tuple(after))
    stay = [key for key in shifted if Edit(EditKind.RULE_MOVED, key) not in edits]
    go = [key for key in shifted if key not in stay]
    # The last rule takes no part in the order: it always comes last.
    first = [key for key in before if key in made and key not in go and key != LAST]
    second = [key for key in after if key in made and key not in stay and key != LAST]
    return tuple(made[key] for key in (*woven(first, second), LAST))


def _closed(when: When, questions: dict[str, Question]) -> When:
    """The conditions, those that these questions cannot meet replaced by one that never holds."""
    return tuple(
        AnyOf(tuple(_met(part, questions) for part in item.conditions))
        if isinstance(item, AnyOf)
        else _met(item, questions)
        for item in when
    )


def _met(condition: Condition, questions: dict[str, Question]) -> Condition:
    match condition:
        case NumberCondition(question=key):
            fits = isinstance(questions.get(key), NumberQuestion)
        case CountCondition(question=key):
            fits = isinstance(questions.get(key), MultipleChoice)
        case AnswerCondition(question=key):
            fits = key in questions and not isinstance(questions[key], NumberQuestion)
        case SameAnswerCondition(questions=keys):
            fits = all(isinstance(questions.get(key), SingleChoice | AgreementScale) for key in keys)
        case _:
            fits = True
    return condition if fits else NEVER
