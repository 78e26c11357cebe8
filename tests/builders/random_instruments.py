"""Random instruments and sheets: valid definitions of every kind of question, condition and path.

The same for the same random.Random. Documents are canonical in form, so that reading and writing them is
the identity. Focus areas and disciplines are those of random snapshots.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from assessments.domain.definitions.checks.places import required_places
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.questions import MultipleChoice, NumberQuestion, choice_keys
from assessments.domain.documents.values import NOT_SURE
from tests.builders.random_snapshots import AREAS, DISCIPLINES, KINDS, random_of

Document = dict[str, Any]

EXPLORE_KINDS = ("neither_yet", "undecided", "too_little_information")
SCORED_KINDS = ("single", "scale")
ALL_KINDS = ("single", "single", "scale", "scale", "multiple", "number", "plain")
CHANGES = ("fixed", "growing")


def random_definition_document(
    random: Random, *, questions: int = 8, choices: int = 4, dimensions: int = 3
) -> Document:
    """A definition that compiles. Dimension 0 and 1 are always fed, and by no conditional question."""
    names = [f"d{number}" for number in range(dimensions)]
    steady = names[:2]
    areas = {name: area for name, area in zip(names[2:], AREAS, strict=False) if random.random() < 0.7}
    asked = _questions(random, questions, choices, names, [*steady, *areas])
    document: Document = {
        "format": 1,
        "key": "random-instrument",
        "locales": ["en"],
        "dimensions": [
            {"key": name, **({"focus_area": areas[name]} if name in areas else {})} for name in names
        ],
        "sections": [{"key": key} for key in dict.fromkeys(item["section"] for item in asked)],
        "questions": asked,
        "paths": _paths(random),
        "background": _background(asked),
        "plan_size": random.randint(1, 6),
        "training_hours_a_week": random.randint(1, 10),
        "texts": {"en": {}},
    }
    document["rules"] = _rules(random, document, steady)
    reached = {rule["path"] for rule in document["rules"]}
    document["paths"] = [path for path in document["paths"] if path["key"] in reached]
    places = required_places(parse_definition(document))
    document["texts"] = {"en": {place: f"Text of {place}" for place in places}}
    return document


def random_definition(random: Random, **sizes: int) -> Definition:
    """The compiled definition of a random document."""
    return compile_definition(random_definition_document(random, **sizes))


def random_sheet(random: Random, definition: Definition) -> dict[str, object]:
    """Stored answers to most questions, hidden ones too; in four of five sheets to each scored one."""
    complete = random.random() < 0.8
    sheet: dict[str, object] = {}
    for question in definition.questions:
        if not complete and random.random() < 0.3:
            continue
        match question:
            case NumberQuestion(least=least, most=most):
                if random.random() < 0.8:
                    sheet[question.key] = random.choice((least, most, random.randint(least, most)))
            case MultipleChoice():
                keys = choice_keys(question)
                sheet[question.key] = sorted(random.sample(keys, random.randint(0, len(keys))))
            case _:
                offered = choice_keys(question)
                sheet[question.key] = NOT_SURE if random.random() < 0.15 else random.choice(offered)
    return sheet


def definitions(**sizes: int) -> st.SearchStrategy[Definition]:
    """Definitions by seed: small seeds make the same ones in every run."""
    return st.integers(0, 10_000).map(lambda seed: random_definition(random_of(seed), **sizes))


def sheets(definition: Definition) -> st.SearchStrategy[dict[str, object]]:
    """Stored answers that fit a definition, by seed."""
    return st.integers(0, 10_000).map(lambda seed: random_sheet(random_of(seed), definition))


def definitions_with_sheets(**sizes: int) -> st.SearchStrategy[tuple[Definition, dict[str, object]]]:
    """A definition and stored answers that fit it."""

    def made(seeds: tuple[int, int]) -> tuple[Definition, dict[str, object]]:
        definition = random_definition(random_of(seeds[0]), **sizes)
        return definition, random_sheet(random_of(seeds[1]), definition)

    return st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(made)


def _questions(
    random: Random, count: int, choices: int, names: Sequence[str], steady: Sequence[str]
) -> list[Document]:
    """The first questions feed every steady dimension and are always asked."""
    made: list[Document] = []
    free = [name for name in names if name not in steady]
    for number in range(max(count, 2)):
        kind = random.choice(SCORED_KINDS) if number < 2 else random.choice(ALL_KINDS)
        conditional = number >= 2 and random.random() < 0.4
        feeds = list(free) if conditional else list(names)
        if not feeds and kind in SCORED_KINDS:
            conditional, feeds = False, list(names)
        question = _question(random, f"q{number}", kind, choices, feeds, everything=number < 2)
        question["section"] = f"s{number * 3 // max(count, 2)}"
        if conditional:
            question["visible_if"] = _when(random, [_answer_condition(random, made) for _each in range(2)])
        if random.random() < 0.3:
            change = random.choice(CHANGES)
            question["change"] = "fixed" if kind == "multiple" else change
        made.append(question)
    return made


def _question(
    random: Random, key: str, kind: str, choices: int, feeds: Sequence[str], *, everything: bool
) -> Document:
    fed = (
        list(feeds)
        if everything
        else random.sample(list(feeds), random.randint(min(1, len(feeds)), len(feeds)))
    )
    names = [f"c{number}" for number in range(random.randint(2, max(choices, 2)))]
    match kind:
        case "scale":
            steps = random.choice((3, 5))
            scale: Document = {
                "key": key,
                "kind": "scale",
                "steps": steps,
                "weights": {name: random.randint(1, 3) for name in sorted(fed)},
            }
            return {**scale, "reversed": True} if random.random() < 0.4 else scale
        case "single":
            return {"key": key, "kind": "single", "choices": _scored_choices(random, names, sorted(fed))}
        case "plain":
            return {"key": key, "kind": "single", "choices": [{"key": name} for name in names]}
        case "multiple":
            return {"key": key, "kind": "multiple", "choices": [{"key": name} for name in names]}
        case _:
            return {"key": key, "kind": "number", "unit": "months", "least": 0, "most": 120}


def _scored_choices(random: Random, names: Sequence[str], feeds: Sequence[str]) -> list[Document]:
    """One choice, by chance, has the even maximum of each dimension; the others have less or nothing."""
    points: dict[str, dict[str, int]] = {name: {} for name in names}
    for dimension in feeds:
        most = random.choice((2, 4, 6))
        best = random.choice(names)
        for name in names:
            if name == best:
                points[name][dimension] = most
            elif random.random() < 0.7:
                points[name][dimension] = random.randint(0, most)
    return [{"key": name, **({"points": earned} if earned else {})} for name, earned in points.items()]


def _paths(random: Random) -> list[Document]:
    groups = [{"disciplines": [name]} for name in DISCIPLINES]
    named = {"disciplines": [DISCIPLINES[1]], "certifications": sorted({"c1", "c3"})}
    return [
        {"key": "one", "groups": [groups[0]]},
        {"key": "two", "groups": [named]},
        {"key": "both", "groups": random.sample([*groups[:2], groups[2]], 2)},
        {"key": "later"},
    ]


def _background(asked: Sequence[Mapping[str, Any]]) -> Document:
    numbers = [item["key"] for item in asked if item["kind"] == "number"]
    plain = [
        item
        for item in asked
        if item["kind"] == "single" and not any("points" in choice for choice in item["choices"])
    ]
    background: Document = {}
    if plain:
        background["education"] = plain[0]["key"]
        levels = (0, 1, 3, 4, 5, -1)
        background["education_levels"] = {
            choice["key"]: levels[position % len(levels)]
            for position, choice in enumerate(plain[0]["choices"])
        }
    if numbers:
        recent = {"recent": numbers[1], "recent_years": 8} if len(numbers) > 1 else {}
        background["experience"] = [{"kind": KINDS[0], "total": numbers[0], **recent}]
        background["training_hours"] = numbers[-1]
        background["hours_a_week"] = numbers[0]
    return background


def _rules(random: Random, document: Document, steady: Sequence[str]) -> list[Document]:
    rules = []
    paths = {path["key"]: path for path in document["paths"]}
    for number in range(random.randint(2, 5)):
        path = paths[random.choice(list(paths))]
        conditions = [_condition(random, document, steady) for _each in range(random.randint(1, 4))]
        rules.append(_rule(random, f"r{number}", path, _when(random, conditions)))
    rules.append(_rule(random, "last", paths[random.choice(("later", "later", "one"))], []))
    return rules


def _rule(random: Random, key: str, path: Document, when: list[Document]) -> Document:
    rule: Document = {"key": key, "path": path["key"]}
    if when:
        rule["when"] = when
    if "groups" not in path:
        rule["kind"] = random.choice(EXPLORE_KINDS)
    if random.random() < 0.3:
        rule["steps"] = ["ask", "read"]
    return rule


def _when(random: Random, conditions: list[Document]) -> list[Document]:
    if len(conditions) > 1 and random.random() < 0.5:
        cut = random.randint(0, len(conditions) - 2)
        return [*conditions[:cut], {"any": conditions[cut:]}]
    return conditions


def _condition(random: Random, document: Document, steady: Sequence[str]) -> Document:
    bound = random.choice(("at_least", "at_most"))
    chance = random.random()
    if chance < 0.45:
        return {"score": random.choice(steady), bound: random.randint(0, 100)}
    if chance < 0.65:
        return {"difference": random.sample(list(steady), 2), bound: random.randint(-60, 60)}
    if chance < 0.75:
        return {"not_sure_over": random.choice((0, 20, 30, 50))}
    return _answer_condition(random, document["questions"])


def _answer_condition(random: Random, asked: Sequence[Mapping[str, Any]]) -> Document:
    question = random.choice(list(asked))
    bound = random.choice(("at_least", "at_most"))
    if question["kind"] == "number":
        return {"number": question["key"], bound: random.randint(question["least"], question["most"])}
    keys = (
        [str(step) for step in range(1, question["steps"] + 1)]
        if question["kind"] == "scale"
        else [choice["key"] for choice in question["choices"]]
    )
    if question["kind"] == "multiple" and random.random() < 0.4:
        return {"count": question["key"], bound: random.randint(0, len(keys))}
    matchings = ["any_of", "none_of", *(["all_of"] if question["kind"] == "multiple" else [])]
    chosen = sorted(random.sample(keys, random.randint(1, len(keys))))
    return {"answer": question["key"], random.choice(matchings): chosen}
