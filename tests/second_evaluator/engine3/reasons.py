"""Why this path, and why this step (docs/algorithms/reasons.md)."""

from tests.second_evaluator import Document
from tests.second_evaluator.conditions import alternatives
from tests.second_evaluator.engine3.keeping import around
from tests.second_evaluator.engine3.person import taken
from tests.second_evaluator.explanation import groups_of, reason
from tests.second_evaluator.sheets import is_scored

MOST_ANSWERS = 5


def speaking(path: str, definition: Document) -> set[str]:
    """The dimensions that speak for a path."""
    groups = {one["key"]: one.get("groups", []) for one in definition["paths"]}
    if not groups[path]:
        return set()
    found: set[str] = set()
    for rule in definition["rules"]:
        if rule["path"] == path and not rule.get("moves"):
            for item in rule.get("when", []):
                found |= {name for condition in alternatives(item) for name in spoken_by(condition)}
    return found


def spoken_by(condition: Document) -> list[str]:
    """The dimension of which much speaks for what a condition leads to."""
    if "score" in condition and "at_least" in condition:
        return [condition["score"]]
    if "difference" in condition and condition.get("at_least", 0) > 0:
        return [condition["difference"][0]]
    if "difference" in condition and condition.get("at_most", 0) < 0:
        return [condition["difference"][1]]
    return []


def why_this_path(definition: Document, rule: Document, facts: Document) -> list[Document]:
    """Answers, wishes, what was not sure, and the rule."""
    found = answers_for(definition, rule, facts)[:MOST_ANSWERS] + wishes(rule, facts)
    if facts["not_sure"]:
        found.append(reason("not_sure", 0, count=facts["not_sure"], of=facts["scored"]))
    return [*found, reason("rule", 0, rule=rule["key"])]


def answers_for(definition: Document, rule: Document, facts: Document) -> list[Document]:
    """The answers that speak for the path, those that say most first."""
    speak = speaking(rule["path"], definition)
    areas = {one["key"] for one in definition["dimensions"] if "focus_area" in one}
    order = list(facts["questions"])
    found = []
    for line in sorted(facts["receipt"], key=lambda line: order.index(line["question"])):
        earned, most = line["points"], line["maxima"]
        points = sum(
            (2 * earned[name] - most[name]) * (1 if name in speak else -1) for name in set(most) - areas
        )
        is_that_work = any(earned[name] for name in speak & set(earned))
        if line["answer"] in {"", "not_sure", "does_not_apply"} or not speak or points <= 0:
            continue
        if is_that_work or not rule.get("moves"):
            found.append(reason("answer", points, question=line["question"], choice=line["answer"]))
    return sorted(found, key=lambda one: -int(one["points"]))


def wishes(rule: Document, facts: Document) -> list[Document]:
    """What was answered to questions without points, as far as the rule asked for it."""
    found: list[Document] = []
    for check in (check for group in groups_of(rule, facts) for check in group if check["holds"]):
        condition = check["condition"]
        question = facts["questions"].get(condition.get("answer"))
        if question is None or "none_of" in condition or is_scored(question):
            continue
        chosen = taken(facts["answers"][question["key"]])
        for choice in condition.get("any_of") or condition["all_of"]:
            told = reason("wish", 0, question=question["key"], choice=choice)
            if choice in chosen and told not in found:
                found.append(told)
    return found


def why_this_step(step: Document, case: Document) -> list[Document]:
    """The role or kind of work, the region, the circumstance."""
    service, region = step["service"], case["person"]["region"]
    whom = {"role": service["role"]} if service["role"] else {"kind": step["kind"]}
    found = [reason(next(iter(whom)), 0, **whom, stage=service["stage"])]
    near = [one for one in service["regions"] if region and one in around(region, case)]
    found += [reason("region", 0, region=one) for one in near[:1]]
    if service["circumstance"]:
        found.append(reason("circumstance", 0, circumstance=service["circumstance"]))
    return found
