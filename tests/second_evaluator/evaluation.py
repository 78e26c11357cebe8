"""The whole of the second evaluator."""

from tests.second_evaluator import Document
from tests.second_evaluator.entry import World
from tests.second_evaluator.explanation import deciding, groups_of, other_paths, reasons
from tests.second_evaluator.plan import Planning, TowardsOne
from tests.second_evaluator.sheets import by_key, receipt, scores, visible_answers

ENGINE = 1


def evaluate(
    definition: Document, answers: Document, held: list[Document], snapshot: Document, as_of: str
) -> Document:
    """The outcome document of answers in stored form, on a day as ISO text."""
    visible, kept = visible_answers(definition, answers)
    lines = receipt(visible, kept)
    facts = {
        "questions": by_key(visible),
        "answers": kept,
        "receipt": lines,
        "scores": scores(definition, lines),
        "scored": len(lines),
        "not_sure": sum(line["answer"] == "not_sure" for line in lines),
    }
    rule = deciding(definition, facts)
    path = by_key(definition["paths"])[rule["path"]]
    world = World(definition, kept, held, as_of, snapshot["steps"])
    planning = Planning(definition, path, facts["scores"], snapshot, world)
    return {
        "engine": ENGINE,
        "as_of": as_of,
        "path": rule["path"],
        "kind": rule.get("kind"),
        "scores": [[dimension, *score] for dimension, score in facts["scores"].items()],
        "receipt": lines,
        "visible_scored": facts["scored"],
        "not_sure": facts["not_sure"],
        "decided_by": {"rule": rule["key"], "groups": groups_of(rule, facts)},
        "others": other_paths(definition, rule, facts),
        "reasons": reasons(definition, rule, facts),
        "steps": rule.get("steps", []),
        **planned(planning),
        "margin": None,
    }


def evaluate_goal(
    definition: Document,
    answers: Document,
    held: list[Document],
    snapshot: Document,
    as_of: str,
    *,
    goal: str,
) -> list[Document]:
    """The entries of the plan for one certification."""
    _visible, kept = visible_answers(definition, answers)
    world = World(definition, kept, held, as_of, snapshot["steps"])
    planning = TowardsOne(definition, goal, snapshot, world)
    plan = planning.chosen()
    return [plan_entry(planning, slug, plan) for slug in plan]


def planned(planning: Planning) -> Document:
    """What the plan adds to an outcome."""
    plan = planning.chosen()
    beyond = set(planning.ranked) - set(plan)
    return {
        "plan": [plan_entry(planning, slug, plan) for slug in plan],
        "also_useful": planning.also_useful(),
        "announced": planning.announced(),
        "placements": {
            slug: "beyond_plan" if slug in beyond else placement
            for slug, placement in planning.placements.items()
        },
    }


def plan_entry(planning: Planning, slug: str, plan: list[str]) -> Document:
    """An entry of the plan with its eligibility."""
    fit = planning.fit[slug]
    return {
        "slug": slug,
        "own_offer": planning.all[slug]["own_offer"],
        "eligibility": planning.entry[slug],
        "fit": [fit.numerator, fit.denominator],
        "level": planning.all[slug]["level"],
        "opens": planning.opened_by(slug, plan),
    }
