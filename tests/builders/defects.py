"""Sixty defects, seeded one at a time into clean instruments, with what a proof has to find of each."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from assessments.domain.proof.report import FindingKind, Severity
from tests.builders.clean_instruments import PLANS, Plan, clean_document
from tests.builders.instruments import number, rule, scale, single, with_texts

Document = dict[str, Any]

SEEDED = 60
# By how many instruments a defect moves on from one turn to the next.
SHIFT = 7


@dataclass(frozen=True, slots=True)
class Defect:
    """A way to spoil an instrument: what is found, and where. `fits`: into which plans."""

    kind: FindingKind
    severity: Severity
    place: str
    spoil: Callable[[Document], None]
    fits: Callable[[Plan], bool]


@dataclass(frozen=True, slots=True)
class Seeded:
    """A spoiled instrument."""

    name: str
    document: Document
    defect: Defect


def seeded_defects() -> tuple[Seeded, ...]:
    """Sixty of them: each defect in turn, and again in other instruments."""
    made = []
    for place in range(SEEDED):
        turn, kind = divmod(place, len(DEFECTS))
        defect = DEFECTS[kind]
        plan = _next(place + turn * SHIFT, defect.fits)
        made.append(Seeded(f"{defect.spoil.__name__} in {plan.name}", _spoiled(plan, defect), defect))
    return tuple(made)


def _next(place: int, fits: Callable[[Plan], bool]) -> Plan:
    order = [*PLANS[place % len(PLANS) :], *PLANS[: place % len(PLANS)]]
    return next(plan for plan in order if fits(plan))


def _spoiled(plan: Plan, defect: Defect) -> Document:
    document = deepcopy(clean_document(plan))
    defect.spoil(document)
    return with_texts(document)


def contradictory_scores(document: Document) -> None:
    """A path that asks for much and for little of the same."""
    _lead_to_ghost(document, {"score": "project", "at_least": 70}, {"score": "project", "at_most": 30})


def scores_that_cannot_meet(document: Document) -> None:
    """A path that asks for a large difference between two scores of which neither is large."""
    few: list[Document] = [{"score": side, "at_most": 40} for side in ("project", "work")]
    _lead_to_ghost(document, {"difference": ["project", "work"], "at_least": 45}, *few)


def contradictory_answers(document: Document) -> None:
    """A path that asks for two choices of a question that takes one."""
    _lead_to_ghost(document, *({"answer": "direction", "any_of": [key]} for key in ("lead", "run")))


def shadowed(document: Document) -> None:
    """A rule that holds only where an earlier one does."""
    when = [{"difference": ["work", "project"], "at_least": 40}, {"score": "work", "at_least": 70}]
    document["rules"].insert(-1, rule("narrow", "later", *when, kind="neither_yet"))


def shadowed_by_two(document: Document) -> None:
    """A rule that holds only where one of two earlier ones does."""
    rules = document["rules"]
    split = [
        rule("many", "later", {"score": "project", "at_least": 40}, kind="undecided"),
        rule("few", "later", {"score": "project", "at_most": 60}, kind="neither_yet"),
        rule("any", "project", {"score": "work", "at_least": 10}),
    ]
    rules[-1:-1] = split


def hidden_by_contradiction(document: Document) -> None:
    """A question under conditions that contradict each other."""
    ask = [{"number": "gate", "at_least": 10}, {"number": "gate", "at_most": 9}]
    document["questions"] += [number("gate"), number("ghost", visible_if=ask)]


def hidden_by_the_hidden(document: Document) -> None:
    """A question that depends on an answer which is never asked where the rest of its conditions holds."""
    document["questions"] += [
        single("gate", ("open", "shut")),
        number("inner", visible_if=[{"answer": "gate", "any_of": ["open"]}]),
        number(
            "ghost",
            visible_if=[{"number": "inner", "at_least": 1}, {"answer": "gate", "any_of": ["shut"]}],
        ),
    ]


def rule_read_without_effect(document: Document) -> None:
    """A question that a rule reads which leads where another rule leads anyway."""
    document["questions"].append(single("spare", ("yes", "no")))
    place = next(n for n, item in enumerate(document["rules"]) if item["key"] == "work_ahead")
    when: list[Document] = [*document["rules"][place]["when"], {"answer": "spare", "any_of": ["yes"]}]
    document["rules"].insert(place, rule("again", "work", *when))


def scored_without_effect(document: Document) -> None:
    """A question that feeds a dimension of which the rules ask nothing that it could change."""
    document.pop("mirror")
    document["dimensions"].append({"key": "spare"})
    document["questions"].append(scale("spare", weights={"spare": 1}))
    rules = document["rules"]
    place = next(number for number, item in enumerate(rules) if item["key"] == "equal")
    rules.insert(place, rule("spared", "both", *rules[place]["when"], {"score": "spare", "at_least": 50}))


def nothing_reads_it(document: Document) -> None:
    """A question for nothing."""
    document["questions"].append(single("spare", ("yes", "no")))


def both_of_little(document: Document) -> None:
    """“Both” that asks for less than half."""
    item = next(item for item in document["rules"] if item["key"] == "equal")
    item["when"] = [{"score": side, "at_least": 25} for side in ("project", "work")]


def asserted_too_much(document: Document) -> None:
    """An assertion that the rules do not keep."""
    document["assertions"] = [{"path": "project", "score": "work", "at_most": 20}]


def tilted(document: Document) -> None:
    """A rule that asks less of one side than its counterpart of the other."""
    item = next(item for item in document["rules"] if item["key"] == "project_ahead")
    item["when"][0]["at_least"] = 25


def tilted_at_the_end(document: Document) -> None:
    """A last rule but one that favours one side where nothing else decides."""
    when = [{"score": "work", "at_least": 50}, {"difference": ["work", "project"], "at_least": 1}]
    document["rules"].insert(-1, rule("rest", "work", *when))


def all_agreed(document: Document) -> None:
    """Items none of which is reverse-keyed, so that agreeing with everything means both."""
    for item in document["questions"]:
        item.pop("reversed", None)


def first_choice_decides(document: Document) -> None:
    """A plan for whoever takes the first choice of one question."""
    document.pop("mirror")
    wish = {"answer": "direction", "any_of": ["lead"]}
    document["rules"].insert(-1, rule("rest", "project", wish, {"score": "project", "at_least": 50}))


def much_of_one(document: Document) -> None:
    """One side with more than twice the points of the other."""
    document.pop("mirror")
    for place in range(2):
        fields = {"reversed": True} if place else {}
        document["questions"].append(scale(f"more_{place}", 9, {"project": 10}, **fields))


def unread(document: Document) -> None:
    """A deciding dimension of which no rule asks."""
    document["dimensions"].append({"key": "spare"})
    for item in document["questions"]:
        if item["key"] in {"project_0", "work_0"}:
            item["weights"] = {**item["weights"], "spare": 2}


def unfed(document: Document) -> None:
    """A dimension to which no answer adds."""
    document["dimensions"].append({"key": "spare", "focus_area": "agile"})


def twin_choices(document: Document) -> None:
    """A choice that does what another does."""
    item = next(item for item in document["questions"] if item["key"] == "direction")
    item["choices"].append({"key": "twin"})


def _lead_to_ghost(document: Document, *when: Document) -> None:
    document["paths"].insert(0, {"key": "ghost", "groups": [{"disciplines": ["risk"]}]})
    document["rules"].insert(0, rule("haunt", "ghost", *when))


def _any(_plan: Plan) -> bool:
    return True


def _wished(plan: Plan) -> bool:
    return plan.wished or plan.team


def _scales(plan: Plan) -> bool:
    return not plan.choices


def _plain(plan: Plan) -> bool:
    """Whether there are no other scores that "both" could be held to, and no count of "not sure"."""
    return not plan.unsure and not plan.team


ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
DEFECTS: Sequence[Defect] = (
    Defect(FindingKind.UNREACHABLE_PATH, ERROR, "paths/ghost", contradictory_scores, _any),
    Defect(FindingKind.UNREACHABLE_PATH, ERROR, "paths/ghost", scores_that_cannot_meet, _any),
    Defect(FindingKind.UNREACHABLE_PATH, ERROR, "paths/ghost", contradictory_answers, _wished),
    Defect(FindingKind.DEAD_RULE, ERROR, "rules/narrow", shadowed, _any),
    Defect(FindingKind.DEAD_RULE, ERROR, "rules/any", shadowed_by_two, _any),
    Defect(FindingKind.NEVER_SHOWN, ERROR, "questions/ghost", hidden_by_contradiction, _any),
    Defect(FindingKind.NEVER_SHOWN, ERROR, "questions/ghost", hidden_by_the_hidden, _any),
    Defect(FindingKind.QUESTION_WITHOUT_EFFECT, WARNING, "questions/spare", rule_read_without_effect, _any),
    Defect(FindingKind.QUESTION_WITHOUT_EFFECT, WARNING, "questions/spare", scored_without_effect, _plain),
    Defect(FindingKind.QUESTION_WITHOUT_EFFECT, NOTICE, "questions/spare", nothing_reads_it, _any),
    Defect(FindingKind.ASSERTION_FAILS, ERROR, "paths/both", both_of_little, _any),
    Defect(FindingKind.ASSERTION_FAILS, ERROR, "paths/project", asserted_too_much, _any),
    Defect(FindingKind.MIRROR_BROKEN, ERROR, "mirror", tilted, _any),
    Defect(FindingKind.MIRROR_BROKEN, ERROR, "mirror", tilted_at_the_end, _any),
    Defect(FindingKind.STRAIGHT_LINER, WARNING, "paths/both", all_agreed, _scales),
    Defect(FindingKind.STRAIGHT_LINER, WARNING, "paths/project", first_choice_decides, _wished),
    Defect(FindingKind.UNBALANCED_DIMENSIONS, WARNING, "dimensions/work", much_of_one, _plain),
    Defect(FindingKind.UNREAD_DIMENSION, WARNING, "dimensions/spare", unread, _scales),
    Defect(FindingKind.UNFED_DIMENSION, WARNING, "dimensions/spare", unfed, _any),
    Defect(FindingKind.CHOICES_ALIKE, NOTICE, "questions/direction/choices/twin", twin_choices, _wished),
)
