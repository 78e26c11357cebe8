"""Small random instruments of format 2 with rules about the same answer to several questions."""

from collections.abc import Sequence
from random import Random
from typing import Any

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from tests.builders.instruments import document, rule, scale, single

Document = dict[str, Any]

SIDES = ("project", "work")
PATHS = [
    *({"key": side, "groups": [{"disciplines": [side], "kind": side}]} for side in SIDES),
    {"key": "later"},
]
MIRROR = {"dimensions": [[*SIDES]], "paths": [[*SIDES]]}


def random_same(random: Random) -> Definition:
    """Questions with the same choices, some of them asked by an earlier answer; with or without a mirror."""
    return _mirrored(random) if random.random() < 0.4 else _plain(random)


def _plain(random: Random) -> Definition:
    choices = [f"c{number}" for number in range(random.randint(2, 3))]
    asked = [
        single(
            f"q{number}",
            {
                key: _points(random, is_best=key == choices[number % len(choices)])
                for key in _shuffled(random, choices)
            },
            **_shown(random, number, choices),
        )
        for number in range(random.randint(2, 3))
    ]
    keys = [item["key"] for item in asked]
    rules = [_rule(random, f"r{number}", keys) for number in range(random.randint(1, 3))]
    return _made(asked, rules)


def _rule(random: Random, key: str, questions: Sequence[str]) -> Document:
    path = random.choice((*SIDES, "later"))
    kind = {"kind": "undecided"} if path == "later" else {}
    return rule(key, path, *_when(random, questions), **kind)


def _points(random: Random, *, is_best: bool) -> dict[str, int]:
    return dict.fromkeys(SIDES, 4) if is_best else {side: random.randint(0, 4) for side in SIDES}


def _shown(random: Random, number: int, keys: Sequence[str]) -> Document:
    if not number or random.random() < 0.7:
        return {}
    return {"visible_if": [{"answer": f"q{number - 1}", "any_of": sorted(random.sample(keys, 1))}]}


def _when(random: Random, keys: Sequence[str]) -> list[Document]:
    """The same answer by itself, beside a score, or as one of two that suffice."""
    same: Document = {"same_answer": sorted(random.sample(keys, random.randint(2, len(keys))))}
    score: Document = {"score": random.choice(SIDES), "at_least": random.choice((25, 50, 75))}
    items: list[list[Document]] = [
        [same],
        [same, score],
        [{"any": [same, score]}],
        [{"not_sure_over": 40}, same],
    ]
    return random.choice(items)


def _mirrored(random: Random) -> Definition:
    """Two questions of each side; the rules of one side mostly have their counterparts."""
    if random.random() < 0.4:
        return _exchanged(random)
    items = [(f"{side[0]}{number}", side) for number in range(2) for side in SIDES]
    both = random.random() < 0.6
    asked = [
        single(key, {"a": {side: 2}, "b": {_other(side): 2}} if both else {"a": {side: 2}, "b": {}})
        for key, side in items
    ]
    if random.random() < 0.3:
        asked = [scale(key, 2, {side: 2}) for key, side in items]
    pairs = random.choice(([["p0", "p1"], ["w0", "w1"]], [["p0", "w1"], ["p1", "w0"]], [["p0", "p1"]] * 2))
    mirror = {"questions": [["p0", "w0"], ["p1", "w1"]]}
    return _made(asked, _sides(random, pairs), mirror={**MIRROR, **mirror})


def _exchanged(random: Random) -> Definition:
    """Questions of both sides, each its own mirror, whose choices change places alike."""
    keys = [f"q{number}" for number in range(3)]
    asked = [single(key, {"a": {"project": 2}, "b": {"work": 2}, "c": {}}) for key in keys]
    pairs = random.choice(([keys, keys], [keys[:2], keys[:2]], [keys[:2], keys[1:]]))
    mirror = {"choices": [[key, "a", "b"] for key in keys]}
    return _made(asked, _sides(random, pairs), mirror={**MIRROR, **mirror})


def _sides(random: Random, pairs: list[list[str]]) -> list[Document]:
    """A rule of each side about the same answer."""
    is_fair = random.random() < 0.7
    return [
        rule(
            f"{side}_same",
            side,
            {"same_answer": same},
            {"difference": [side, _other(side)], "at_least": 25}
            if is_fair
            else {"score": side, "at_least": 50},
        )
        for side, same in zip(SIDES, pairs, strict=True)
    ]


def _other(side: str) -> str:
    return SIDES[1 - SIDES.index(side)]


def _shuffled(random: Random, keys: Sequence[str]) -> list[str]:
    return random.sample(keys, len(keys))


def _made(asked: list[Document], rules: list[Document], **fields: Any) -> Definition:
    led = {item["path"] for item in rules}
    rest = [rule(f"rest_{side}", side, {"score": side, "at_least": 90}) for side in SIDES if side not in led]
    made = document(
        *asked,
        rules=[*rules, *rest],
        format=2,
        dimensions=[{"key": side} for side in SIDES],
        paths=PATHS,
        **fields,
    )
    return compile_definition(made)
