"""Why this path, and why no other (docs/algorithms/explanation.md)."""

from typing import Any

from tests.second_evaluator import Document
from tests.second_evaluator.conditions import alternatives, bound, canonical, check, holds_all

MOST_REASONS = 5
MOST_CHECKS = 2


def groups_of(rule: Document, facts: Document) -> list[list[Document]]:
    """The checked items of a rule: conditions by their canonical JSON, items by their first."""
    items = [sorted(alternatives(item), key=canonical) for item in rule.get("when", [])]
    items.sort(key=lambda item: [canonical(condition) for condition in item])
    return [[check(condition, facts) for condition in item] for item in items]


def deciding(definition: Document, facts: Document) -> Document:
    """The first rule that holds."""
    return next(rule for rule in definition["rules"] if holds_all(rule.get("when", []), facts))


def other_paths(definition: Document, decided: Document, facts: Document) -> list[Document]:
    """For each other path, by key, why it was not taken."""
    keys = sorted(path["key"] for path in definition["paths"] if path["key"] != decided["path"])
    return [other_path(key, definition["rules"], facts) for key in keys]


def other_path(path: str, rules: list[Document], facts: Document) -> Document:
    leading = [rule for rule in rules if rule["path"] == path]
    for rule in leading:
        if holds_all(rule.get("when", []), facts):
            return {"path": path, "rule": rule["key"], "held": True, "failing": None}
    failing = [
        (rule["key"], one)
        for rule in leading
        for group in groups_of(rule, facts)
        if not any(one["holds"] for one in group)
        for one in group
    ]
    if not failing:
        return {"path": path, "rule": "", "held": False, "failing": None}
    order = [rule["key"] for rule in leading]
    with_points = [pair for pair in failing if pair[1]["lacking"] is not None]
    with_points.sort(
        key=lambda pair: (pair[1]["lacking"], order.index(pair[0]), canonical(pair[1]["condition"]))
    )
    rule_key, nearest = (with_points or failing)[0]
    return {"path": path, "rule": rule_key, "held": False, "failing": nearest}


def reasons(definition: Document, decided: Document, facts: Document) -> list[Document]:
    """The rule, the scores that decided, the answers that fed them, and how much was not sure."""
    checks = [one for group in groups_of(decided, facts) for one in group if one["holds"]]
    checks = [one for one in checks if {"score", "difference"} & set(one["condition"])][:MOST_CHECKS]
    found = [reason("rule", 0, rule=decided["key"])]
    found += [of_check(one["condition"], facts) for one in checks]
    unsure = [reason("not_sure", 0, count=facts["not_sure"], of=facts["scored"])] if facts["not_sure"] else []
    answers = given_points(dimensions_in(definition, checks), facts)
    return found + answers[: MOST_REASONS - len(found) - len(unsure)] + unsure


def reason(code: str, points: int, /, **parameters: Any) -> Document:
    return {"code": code, "parameters": parameters, "points": points}


def of_check(condition: Document, facts: Document) -> Document:
    side = "at_least" if "at_least" in condition else "at_most"
    if "score" in condition:
        points, attainable = facts["scores"][condition["score"]]
        return reason(
            "score",
            points,
            dimension=condition["score"],
            points=points,
            attainable=attainable,
            percent=bound(condition),
            bound=side,
        )
    first, second = condition["difference"]
    return reason("difference", 0, first=first, second=second, percent=bound(condition), bound=side)


def dimensions_in(definition: Document, checks: list[Document]) -> set[str]:
    """The dimensions of checks, or all that measure no need."""
    named = {
        dimension
        for one in checks
        for dimension in one["condition"].get("difference", [one["condition"].get("score")])
    }
    return named or {
        dimension["key"] for dimension in definition["dimensions"] if "focus_area" not in dimension
    }


def given_points(dimensions: set[str], facts: Document) -> list[Document]:
    """The answers that gave points to these dimensions, most points first."""
    given = [
        (line["points"][dimension], line["question"], dimension, line["answer"])
        for line in facts["receipt"]
        for dimension in dimensions & set(line["points"])
        if line["answer"] != "not_sure" and line["points"][dimension] > 0
    ]
    given.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    return [
        reason("answer", points, question=question, choice=choice, dimension=dimension)
        for points, question, dimension, choice in given
    ]
