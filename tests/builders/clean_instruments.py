"""Twenty instruments of which a proof has nothing to say but notices, by the way they are put together.

Each deciding dimension has pairs of items, one of them reverse-keyed: whoever gives every answer at the same
place has exactly half of the points in each, which no rule with a plan accepts. All items weigh the same, so
that each can tip a threshold; project and work stand in the same rules, so that the mirror holds.
"""

from dataclasses import dataclass
from typing import Any

from tests.builders.instruments import document, multiple, number, rule, scale, single, with_texts

Document = dict[str, Any]

SIDES = (("project", "work"), ("work", "project"))
UNSURE = rule("vague", "later", {"not_sure_over": 30}, kind="too_little_information")


@dataclass(frozen=True, slots=True)
class Plan:
    """How an instrument is put together: pairs of items for each side, and what there is beside."""

    pairs: int
    steps: int
    choices: bool = False
    unsure: bool = False
    wished: bool = False
    months: bool = False
    tasks: bool = False
    team: bool = False
    needs: bool = False

    @property
    def name(self) -> str:
        """What tells it from the others."""
        extras = [key for key in self.__slots__[2:] if getattr(self, key)]
        return "-".join([f"{self.pairs}x{self.steps}", *extras])


PLANS = (
    Plan(1, 3),
    Plan(1, 3, choices=True),
    Plan(1, 3, wished=True),
    Plan(1, 3, unsure=True),
    Plan(1, 5, months=True),
    Plan(1, 5, tasks=True),
    Plan(1, 5, team=True),
    Plan(2, 5),
    Plan(2, 4, choices=True, wished=True),
    Plan(2, 5, unsure=True, months=True),
    Plan(2, 3, tasks=True, team=True, wished=True),
    Plan(2, 5, needs=True, months=True),
    Plan(3, 5, unsure=True, wished=True, needs=True),
    Plan(3, 5, choices=True, team=True),
    Plan(3, 7, wished=True, months=True, tasks=True),
    Plan(4, 5, unsure=True, team=True, needs=True),
    Plan(4, 5, choices=True, wished=True, months=True),
    Plan(5, 5, wished=True, tasks=True, needs=True),
    Plan(6, 5, unsure=True, wished=True, months=True, team=True),
    Plan(9, 5, unsure=True, wished=True, months=True, needs=True),
)


def clean_document(plan: Plan) -> Document:
    """An instrument without errors and warnings."""
    made = document(*_questions(plan), rules=_rules(plan), mirror=_mirror(plan))
    made["dimensions"] = [{"key": "project"}, {"key": "work"}]
    made["dimensions"] += [{"key": "team"}] if plan.team else []
    made["dimensions"] += [{"key": "need", "focus_area": "workflow_design"}] if plan.needs else []
    made["paths"] = _paths(plan)
    if plan.months:
        made["background"] = {"experience": [{"kind": "project", "total": "months"}]}
    return with_texts(made)


def _questions(plan: Plan) -> list[Document]:
    asked = [
        _item(plan, f"{side}_{place}", side, is_reversed=place % 2 == 1)
        for place in range(2 * plan.pairs)
        for side, _other in SIDES
    ]
    if plan.needs:
        asked.append(scale("want", weights={"need": 1}))
    if plan.wished or plan.team:
        asked.append(single("direction", ("lead", "run", "stay")))
    if plan.team:
        asked += [_of_team(plan, place) for place in range(4)]
    if plan.months:
        asked.append(number("months", most=240, change="growing"))
    if plan.tasks:
        asked.append(multiple("tasks", ("a", "b", "c", "d")))
    return asked


def _item(plan: Plan, key: str, side: str, *, is_reversed: bool) -> Document:
    weight = 2 - plan.steps % 2
    if not plan.choices:
        return scale(key, plan.steps, {side: weight}, **({"reversed": True} if is_reversed else {}))
    order = reversed(range(plan.steps)) if is_reversed else range(plan.steps)
    return single(
        key, {f"c{place}": {side: weight * earned} if earned else {} for place, earned in enumerate(order)}
    )


def _of_team(plan: Plan, place: int) -> Document:
    """An item of the third dimension; two of four are asked of some only."""
    fields: Document = {"reversed": True} if place % 2 else {}
    if place > 1:
        fields["visible_if"] = [{"answer": "direction", "any_of": ["lead", "run"]}]
    return scale(f"team_{place}", weights={"team": (plan.pairs + 1) // 2}, **fields)


def _rules(plan: Plan) -> list[Document]:
    rules = [UNSURE] if plan.unsure else []
    rules.append(rule("equal", "both", *({"score": side, "at_least": 60} for side, _other in SIDES)))
    rules += [
        rule(f"{side}_ahead", side, _ahead(side, other, 30), {"score": side, "at_least": 50})
        for side, other in SIDES
    ]
    if plan.wished:
        rules += [
            rule(f"{side}_wished", side, _ahead(side, other, 5), {"answer": "direction", "any_of": [wish]})
            for (side, other), wish in zip(SIDES, ("lead", "run"), strict=True)
        ]
    if plan.months:
        rules += [
            rule(f"{side}_done", side, _ahead(side, other, 10), {"number": "months", "at_least": 36})
            for side, other in SIDES
        ]
    if plan.tasks:
        rules += [
            rule(
                f"{side}_tasks",
                side,
                _ahead(side, other, 10),
                {"any": [{"count": "tasks", "at_least": 3}, {"answer": "tasks", "all_of": ["a", "b"]}]},
            )
            for side, other in SIDES
        ]
    if plan.team:
        rules.append(rule("in_team", "team", {"score": "team", "at_least": 70}))
    return rules


def _ahead(side: str, other: str, percent: int) -> Document:
    return {"difference": [side, other], "at_least": percent}


def _paths(plan: Plan) -> list[Document]:
    groups = [{"disciplines": [f"{side}-management"]} for side, _other in SIDES]
    paths: list[Document] = [
        {"key": side, "groups": [group]} for (side, _other), group in zip(SIDES, groups, strict=True)
    ]
    paths.append({"key": "both", "groups": groups})
    if plan.team:
        paths.append({"key": "team", "groups": [{"disciplines": ["agile-delivery"]}]})
    return [*paths, {"key": "later"}]


def _mirror(plan: Plan) -> Document:
    pairs = [[f"project_{place}", f"work_{place}"] for place in range(2 * plan.pairs)]
    sides: Document = {"dimensions": [["project", "work"]], "paths": [["project", "work"]]}
    wishes = {"choices": [["direction", "lead", "run"]]} if plan.wished or plan.team else {}
    return {**sides, "questions": pairs, **wishes}
