"""Instruments of the size of a real one, for timings: many questions, dimensions and rules, by seed."""

from random import Random
from typing import Any

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import choice_keys
from tests.builders.instruments import definition, rule, single

Document = dict[str, Any]

PATHS = ("project", "work", "both", "other")
RULES = 8
# The first questions are always asked: they show others, and rules read them.
OPEN = 6


def large_definition(
    random: Random, *, branching: bool, questions: int = 30, choices: int = 5, dimensions: int = 10
) -> Definition:
    """Five paths; with `branching` a third of the later questions are conditional, without it rules compare
    dimensions. Some questions are fixed or growing.
    """
    names = [f"d{number}" for number in range(dimensions)]
    keys = [f"c{number}" for number in range(choices)]
    asked = [_question(random, number, keys, names, branching=branching) for number in range(questions)]
    rules = [_rule(random, number, names, branching=branching) for number in range(RULES)]
    unsure = rule("unsure", "later", {"not_sure_over": 30}, kind="too_little_information")
    return definition(*asked, rules=[unsure, *rules])


def large_sheet(random: Random, instrument: Definition) -> dict[str, Answer]:
    """An answer to every question, hidden ones too."""
    return {question.key: random.choice(choice_keys(question)) for question in instrument.questions}


def _question(random: Random, number: int, keys: list[str], names: list[str], *, branching: bool) -> Document:
    # Each dimension is fed: the first questions take turns.
    feeds = {names[number % len(names)], *random.sample(names, random.randint(0, 2))}
    points = {
        key: {name: earned for name in sorted(feeds) if (earned := 2 * random.randint(0, 2))} for key in keys
    }
    points[keys[-1]] = dict.fromkeys(sorted(feeds), 4)
    fields: Document = {}
    if branching and number > OPEN and random.random() < 1 / 3:
        shown_by = f"q{random.randrange(OPEN)}"
        fields["visible_if"] = [
            {"answer": shown_by, "any_of": sorted(random.sample(keys, len(keys) // 2 + 1))}
        ]
    if random.random() < 0.15:
        fields["change"] = random.choice(("fixed", "growing"))
    return single(f"q{number}", points, **fields)


def _rule(random: Random, number: int, names: list[str], *, branching: bool) -> Document:
    when: list[Document] = [
        {"score": name, random.choice(("at_least", "at_least", "at_most")): random.randint(35, 65)}
        for name in random.sample(names, random.randint(2, min(4, len(names))))
    ]
    if not branching:
        when.append({"difference": random.sample(names, 2), "at_least": random.randint(-10, 20)})
    if random.random() < 0.3:
        when.append({"answer": f"q{random.randrange(OPEN)}", "none_of": ["c0"]})
    return rule(f"r{number}", PATHS[number % len(PATHS)], *when)
