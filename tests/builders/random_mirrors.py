"""Small random instruments with a mirror, which holds for some of them and is broken for others."""

from random import Random
from typing import Any

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from tests.builders.instruments import document, number, rule, scale, single, with_texts

Document = dict[str, Any]

SIDES = (("project", "work"), ("work", "project"))


def random_mirrored(random: Random) -> Definition:
    """Paired questions, and rules that mostly have their counterpart."""
    asked = [question for _each in range(random.randint(1, 2)) for question in _pair(random, _each)]
    wishes = single("wish", random.sample(("lead", "run", "stay"), 3))
    shown = random.random() < 0.6
    if shown:
        asked += [wishes, *_conditional(random)]
    rules = [made for place in range(random.randint(1, 3)) for made in _rules(random, place, wishes=shown)]
    made = document(
        *asked,
        rules=rules,
        dimensions=[{"key": side} for side, _other in SIDES],
        paths=[{"key": side, "groups": [{"disciplines": ["risk"]}]} for side, _other in SIDES]
        + [{"key": "later"}],
        mirror={
            "dimensions": [["project", "work"]],
            "paths": [["project", "work"]],
            "questions": [
                [item["key"], asked[place + 1]["key"]]
                for place, item in enumerate(asked)
                if item["key"].startswith("p")
            ],
            **({"choices": [["wish", "lead", "run"]]} if shown else {}),
        },
    )
    return compile_definition(with_texts(_reached(made)))


def _reached(made: Document) -> Document:
    """The document with a first rule for each side that has none."""
    led = {item["path"] for item in made["rules"]}
    missing = [
        rule(f"rest_{side}", side, {"score": side, "at_least": 90})
        for side, _other in SIDES
        if side not in led
    ]
    return {**made, "rules": [*missing, *made["rules"]]}


def _pair(random: Random, place: int) -> list[Document]:
    steps, fields = 3, {"reversed": True} if random.random() < 0.4 else {}
    cross = random.random() < 0.3
    return [
        scale(f"{side[0]}{place}", steps, {side: 2, **({other: 1} if cross else {})}, **fields)
        for side, other in SIDES
    ]


def _conditional(random: Random) -> list[Document]:
    """Two numbers under conditions that are each other's mirror, mostly."""
    firsts, seconds = ("lead", "run") if random.random() < 0.7 else ("lead", "lead")
    return [
        number(key, most=20, visible_if=[{"answer": "wish", "any_of": [wish]}])
        for key, wish in (("p_months", firsts), ("w_months", seconds))
    ]


def _rules(random: Random, place: int, *, wishes: bool) -> list[Document]:
    """A rule and its counterpart, which by chance is missing, tilted or first."""
    percent = random.choice((10, 25, 50))
    kind = random.choice(
        ("score", "difference", "difference", "wish", "months") if wishes else ("score", "difference")
    )
    made = []
    for side, other in SIDES:
        bar = percent + (15 if random.random() < 0.06 else 0)
        match kind:
            case "score":
                when = [{"score": side, "at_least": bar}, {"score": other, "at_most": max(percent - 1, 0)}]
            case "difference":
                when = [{"difference": [side, other], "at_least": bar}]
            case "wish":
                wish = "lead" if side == "project" else "run"
                when = [{"answer": "wish", "any_of": [wish]}, {"score": side, "at_least": bar}]
            case _:
                when = [{"number": f"{side[0]}_months", "at_least": 7 + bar % 2}]
        made.append(rule(f"{side}_{place}", side, *when))
    if random.random() < 0.1:
        made.pop()
    return made
