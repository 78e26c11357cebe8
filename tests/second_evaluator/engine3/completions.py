"""Whether a sheet is decided, and how few answers lead elsewhere, by going through all of them
(docs/algorithms/early-finish.md, docs/algorithms/margin.md).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from tests.second_evaluator import Document
from tests.second_evaluator.conditions import alternatives
from tests.second_evaluator.explanation import deciding
from tests.second_evaluator.sheets import by_key, earnings, is_scored, receipt, scores, visible_answers

MOST_CHANGES = 3
TOO_LITTLE = "too_little_information"
READING = ("answer", "count", "number", "same_answer")
Change = tuple[str, str]


def facts_of(definition: Document, answers: Document) -> Document:
    """What rules and reasons look at."""
    visible, kept = visible_answers(definition, answers)
    lines = receipt(visible, kept)
    return {
        "questions": by_key(visible),
        "answers": kept,
        "receipt": lines,
        "scores": scores(definition, lines),
        "scored": len(lines),
        "not_sure": sum(line["answer"] == "not_sure" for line in lines),
    }


def read_by(when: list[Document]) -> set[str]:
    """The questions whose very answers conditions read."""
    found: set[str] = set()
    for condition in (condition for item in when for condition in alternatives(item)):
        for named in (condition[name] for name in READING if name in condition):
            found |= {named} if isinstance(named, str) else set(named)
    return found


def counting_and_showing(definition: Document) -> tuple[set[str], set[str]]:
    """The questions that count, and those that show."""
    questions = by_key(definition["questions"])
    counting = {key for key, question in questions.items() if is_scored(question)}
    counting |= {key for rule in definition["rules"] for key in read_by(rule.get("when", []))}
    showing: set[str] = set()
    while (
        more := {key for one in counting | showing for key in read_by(questions[one].get("visible_if", []))}
        - showing
    ):
        showing |= more
    return counting, showing


class Outcomes:
    """Where sheets of a definition lead; each is judged once."""

    def __init__(self, definition: Document) -> None:
        self.definition = definition
        self.counting, self.showing = counting_and_showing(definition)
        self.rule_of = lru_cache(maxsize=100_000)(self._rule_of)

    def _rule_of(self, answers: tuple[tuple[str, Any], ...]) -> Document:
        stored = {key: list(answer) if isinstance(answer, tuple) else answer for key, answer in answers}
        return deciding(self.definition, facts_of(self.definition, stored))

    def rule(self, answers: Document) -> Document:
        """The rule that decides a sheet."""
        told = {key: answer for key, answer in answers.items() if key in self.counting | self.showing}
        return self.rule_of(
            tuple(
                (key, tuple(answer) if isinstance(answer, list) else answer)
                for key, answer in sorted(told.items())
            )
        )

    def lead(self, answers: Document) -> tuple[str, object, bool]:
        rule = self.rule(answers)
        return rule["path"], rule.get("kind"), rule.get("moves", False)


def choices_of(question: Document) -> list[str]:
    """What may be chosen, "not sure" not among it."""
    return list(earnings(question))


def suffices(outcomes: Outcomes, facts: Document) -> bool:
    """Whether a sheet may be submitted."""
    still_open = [key for key in facts["questions"] if key not in facts["answers"]]
    scored = [key for key in still_open if is_scored(facts["questions"][key])]
    if not scored:
        return True
    if set(still_open) & outcomes.showing or set(still_open) & outcomes.counting - set(scored):
        return False
    offered = [[None, "not_sure", *choices_of(facts["questions"][key])] for key in scored]
    leads = set()
    for completion in product(*offered):
        added = {key: answer for key, answer in zip(scored, completion, strict=True) if answer is not None}
        leads.add(outcomes.lead({**facts["answers"], **added}))
        if len(leads) > 1:
            return False
    return all(kind != "too_little_information" for _path, kind, _moves in leads)


def changes_of(outcomes: Outcomes, facts: Document) -> list[list[Change]]:
    """The changes of each question that may be changed, in order."""
    return [
        [(key, choice) for choice in choices_of(question) if choice != facts["answers"][key]]
        for key, question in facts["questions"].items()
        if is_scored(question)
        and key in facts["answers"]
        and question.get("change", "changeable") == "changeable"
        and key not in outcomes.showing
    ]


def ways(outcomes: Outcomes, facts: Document) -> list[tuple[str, tuple[Change, ...]]]:
    """The first way to each other path, the nearest first."""
    own = outcomes.rule(facts["answers"])
    found: dict[str, tuple[Change, ...]] = {}
    if own.get("kind") == TOO_LITTLE:
        return []
    for number in range(1, MOST_CHANGES + 1):
        for changes in in_order(changes_of(outcomes, facts), number, facts):
            rule = outcomes.rule({**facts["answers"], **dict(changes)})
            if rule["path"] != own["path"] and rule.get("kind") != TOO_LITTLE:
                found.setdefault(rule["path"], changes)
    return sorted(found.items(), key=lambda way: (len(way[1]), way[0]))


def in_order(each: list[list[Change]], number: int, facts: Document) -> Iterator[tuple[Change, ...]]:
    """Sets of so many changes, by the places of their questions and choices."""
    places = {
        (key, choice): (place, position)
        for place, (key, question) in enumerate(facts["questions"].items())
        if is_scored(question)
        for position, choice in enumerate(choices_of(question))
    }
    sets = [changes for chosen in combinations(each, number) for changes in product(*chosen)]
    yield from sorted(sets, key=lambda changes: [places[change] for change in changes])
