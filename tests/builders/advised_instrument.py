"""The instrument of the worked tables in docs/algorithms/reasons.md, early-finish.md and margin.md."""

from collections.abc import Mapping

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import parse_condition
from assessments.domain.definitions.definition import Definition, Dimension, ExploreKind, Path, Rule, Section
from assessments.domain.definitions.questions import (
    DOES_NOT_APPLY,
    AgreementScale,
    Change,
    Choice,
    Question,
    SingleChoice,
)
from tests.builders.advice import ONGOING, PROJECT
from tests.builders.backgrounds import background_definition

NOTHING = "–"
ASKED = ("leads", "plans", "serves", "flows", "detail", "wish")


def advised_instrument() -> Definition:
    """Four shares, a detail of who leads nothing, and a wish."""
    return background_definition(
        dimensions=(Dimension("project"), Dimension("work")),
        sections=(Section("year"),),
        questions=(
            _share("leads", "project"),
            _share("plans", "project"),
            _share("serves", "work", Change.CHANGEABLE, DOES_NOT_APPLY),
            _share("flows", "work", Change.FIXED),
            AgreementScale(
                "detail",
                "year",
                3,
                (("work", 1),),
                visible_if=(parse_condition({"answer": "leads", "any_of": ["none"]}),),
            ),
            SingleChoice("wish", "year", tuple(Choice(key) for key in ("prove", "move", "learn"))),
        ),
        paths=(Path("project", (PROJECT,)), Path("work", (ONGOING,)), Path("explore")),
        rules=_rules(),
        format=2,
    )


def answered(row: Mapping[str, str]) -> Sheet:
    """The answers that a row tells."""
    return {key: row[key] for key in ASKED if row.get(key, NOTHING) != NOTHING}


def _share(key: str, dimension: str, change: Change = Change.CHANGEABLE, *others: str) -> Question:
    points = {"none": 0, "half": 2, "most": 4, **dict.fromkeys(others, 0)}
    choices = (Choice(name, ((dimension, earned),) if earned else ()) for name, earned in points.items())
    return SingleChoice(key, "year", tuple(choices), change=change)


def _rules() -> tuple[Rule, ...]:
    return (
        _rule("unsure", "explore", {"not_sure_over": 40}, kind=ExploreKind.TOO_LITTLE_INFORMATION),
        _rule(
            "alike",
            "explore",
            {"same_answer": ["flows", "leads", "plans", "serves"]},
            kind=ExploreKind.UNDECIDED,
        ),
        _rule(
            "wants",
            "project",
            {"answer": "wish", "any_of": ["learn", "move"]},
            {"score": "work", "at_least": 90},
            moves=True,
        ),
        _rule("projects", "project", {"difference": ["project", "work"], "at_least": 20}),
        _rule("services", "work", {"difference": ["project", "work"], "at_most": -20}),
        _rule("open", "explore", kind=ExploreKind.UNDECIDED),
    )


def _rule(
    key: str, path: str, *when: dict[str, object], kind: ExploreKind | None = None, moves: bool = False
) -> Rule:
    return Rule(key, path, tuple(map(parse_condition, when)), kind, (), moves)
