"""An instrument with every part of format 2, as an editor types it: with choice lists."""

from typing import Any

from assessments.domain.definitions.checks.places import required_places
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from tests.builders.instruments import document, multiple, number, rule, scale, single

Document = dict[str, Any]

SHARES = ["none", "some", "most", "does_not_apply"]
LIST = {"shares": SHARES}
PROJECT = {"disciplines": ["project-management"], "kind": "project"}
WORK = {"disciplines": ["work-management"], "certifications": ["wmp"], "kind": "work"}


def listed(key: str, **points: list[int]) -> Document:
    """A single choice whose choices are those of the list of shares."""
    earned = {"points": points} if points else {}
    return {"key": key, "section": "main", "kind": "single", "list": "shares", **earned}


def newest(**fields: Any) -> Document:
    """Lists, kinds, stages, a move, the same answer, reasons, and all that a plan reads of somebody."""
    made = document(
        *_questions(),
        rules=_rules(),
        format=2,
        lists=LIST,
        dimensions=[{"key": "project"}, {"key": "work"}],
        paths=[
            {"key": "project", "groups": [{**PROJECT}]},
            {"key": "work", "groups": [{**WORK}]},
            {"key": "both", "groups": [{**PROJECT}, {**WORK}]},
            {"key": "later"},
        ],
        stages=[
            {"kind": "project", "stage": "senior", "when": [{"number": "months", "at_least": 60}]},
            {"stage": "established", "when": [{"any": [{"number": "months", "at_least": 24}, LEADS]}]},
        ],
        background=_background(),
        mirror={"dimensions": [["project", "work"]], "paths": [["project", "work"]], "questions": PAIRS},
        texts={"en": {}},
    )
    made |= fields
    if "texts" not in fields:
        made["texts"] = {"en": _texts(parse_definition(made))}
    return made


LEADS: Document = {"answer": "plans", "any_of": ["most"]}
PAIRS = [["plans", "flows"], ["leads", "runs"]]


def _questions() -> list[Document]:
    return [
        listed("plans", project=[0, 2, 4, 0]),
        listed("flows", work=[0, 2, 4, 0]),
        scale("leads", 3, {"project": 2}),
        scale("runs", 3, {"work": 2}),
        single("purpose", ("prove", "move"), section="you"),
        single("role", ("planner", "clerk", "nobody"), section="you"),
        multiple("wanted", ("planner", "clerk"), section="you"),
        number("months", section="you", most=600),
        single("rate", SHARES, section="you"),
        single("region", ("here", "there"), section="you"),
        multiple("circumstances", ("public", "tools"), section="you"),
        single("budget", ("little", "any"), section="you"),
        single("by_when", ("soon", "any"), section="you"),
    ]


def _rules() -> list[Document]:
    return [
        rule("careless", "later", {"same_answer": ["flows", "plans"]}, kind="too_little_information"),
        rule(
            "mover",
            "project",
            {"answer": "purpose", "any_of": ["move"]},
            {"score": "project", "at_least": 50},
            moves=True,
        ),
        rule("project", "project", {"difference": ["project", "work"], "at_least": 25}),
        rule("work", "work", {"difference": ["work", "project"], "at_least": 25}),
        rule("both", "both", {"score": "project", "at_least": 75}, {"score": "work", "at_least": 75}),
    ]


def _background() -> Document:
    return {
        "role": "role",
        "wanted": "wanted",
        "families": {"planner": "project-planner", "clerk": "team-clerk"},
        "region": "region",
        "regions": {"here": "dach", "there": "world"},
        "circumstances": "circumstances",
        "circumstance_keys": {"public": "public-sector", "tools": "tools"},
        "budget": "budget",
        "amounts": {"little": 500},
        "by_when": "by_when",
        "months": {"soon": 3},
        "experience": [
            {
                "kind": "project",
                "total": "months",
                "families": ["project-planner"],
                "rate": "rate",
                "months_a_year": {"some": 4, "most": 10},
            },
            {"kind": "project", "recent": "months", "recent_years": 8},
        ],
    }


def _texts(made: Definition) -> dict[str, str]:
    """The required texts, those of a list once, and a reason."""
    listed_texts = {f"lists/shares/{choice}": f"Share {choice}" for choice in SHARES}
    own = {
        place: place
        for place in required_places(made)
        if not place.startswith(("questions/plans/choices/", "questions/flows/choices/"))
    }
    own["questions/flows/choices/most"] = "Nearly all of it"
    return {**own, **listed_texts, "reasons/plans/most": "you plan projects for most of the year"}
