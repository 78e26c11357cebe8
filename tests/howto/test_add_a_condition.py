"""docs/howto/add-a-condition.md, followed once: points as such, whatever could be attained.

It is compiled, decides, is proved over all sheets and by its mirror, and is told in words.
"""

import json
from typing import Any

from tests.builders.short_instrument import make_document
from tests.howto.conftest import Scratch

CONDITIONS = "assessments/domain/definitions/conditions.py"
CHECKS = "assessments/domain/definitions/checks/conditions.py"
ENGINES = "assessments/domain/engines"
READS = "assessments/domain/definitions/reads.py"
SOLVER = "assessments/domain/answer_space/solver.py"
BATCH = "assessments/domain/answer_space/batch.py"
MIRROR = "assessments/domain/proof/mirror_rules.py"
WORDS = "assessments/wording/conditions.py"

DECLARATION = """@dataclass(frozen=True, slots=True)
class PointsCondition:
    \"\"\"The points of a dimension, whatever could be attained.\"\"\"

    __pydantic_config__ = STRICT

    dimension: Annotated[str, Key("The dimension."), Named(alias="points_of")]
    points: Annotated[int, Whole("It has this many points or more."), Named(alias="at_least")]


"""
DOOR = """        Engine(
            version=4,
            prepare=v4.prepare,
            visible_questions=v4.visible_questions,
            evaluate=v4.evaluate,
            judge=v4.evaluate,
            rules=RulesOfVersion4,
            suffices=_all_of_1,
            plan_for_certification=v4.plan_for_certification,
        ),
    )
}
"""
PROGRAM = """
import json
from collections import Counter
from datetime import date
from itertools import product
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines.registry import CURRENT, current_rules, engine_of
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import FindingKind
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.wording.conditions import condition_words, lacking_words
from assessments.wording.rules import present_rule
from assessments.wording.texts import Wording

document, refused = json.loads(FIRST), json.loads(SECOND)
definition = compile_definition(document)
wording = Wording(definition)
print("written", document_of(definition)["rules"][0]["when"])
try:
    compile_definition(refused)
except RefusedError as error:
    for refusal in error.refusals:
        print("refused", sentence_of(refusal))

engine = engine_of(CURRENT)
sheet = {"share": "projects", "planning": "1", "routine": "1"}
judged = engine.judge(engine.prepare(definition), sheet, (), Snapshot((), ()), date(2026, 1, 1))
outcome = parse_outcome(outcome_document(judged))
print("path", outcome.engine, outcome.path, outcome == judged)
for check in [other.failing for other in outcome.others if other.failing]:
    words = f"{condition_words(check.condition, wording)}; {lacking_words(check, wording)}"
    print("missed", check.left, check.right, words)
print("clause", present_rule(definition.rules[0], wording).clauses[0].text)

rules, report = current_rules(definition), prove(definition)
choices = [("projects", "half", "operations", "not_sure"), *[("1", "2", "3", "not_sure")] * 2]
found = Counter(rules.path(dict(zip(sheet, given))) for given in product(*choices))
counted = {share.path: share.sheets for share in report.shares.by_path}
print("shares", report.shares.method, counted == dict(found))
print("mirror", report.mirror)
print("dead", [item.place for item in report.findings if item.kind is FindingKind.DEAD_RULE])
print("effect", [effect.question for effect in report.effects if effect.paths])
"""


def rule(key: str, path: str, dimension: str, points: int) -> dict[str, Any]:
    return {"key": key, "path": path, "when": [{"points_of": dimension, "at_least": points}]}


def instrument() -> dict[str, Any]:
    """Six points of either kind can be had, five of one only without five of the other; nobody has seven."""
    document = make_document()
    document["questions"] = [item for item in document["questions"] if item["key"] != "lead"]
    document["rules"] = [
        rule("mostly_projects", "project", "project", 5),
        rule("mostly_operations", "work", "work", 5),
        rule("all_projects", "project", "project", 7),
        rule("all_operations", "work", "work", 7),
        document["rules"][-1],
    ]
    texts = document["texts"]["en"]
    texts |= {"rules/all_projects": "Nothing but projects.", "rules/all_operations": "Nothing but the rest."}
    document["texts"]["en"] = {
        place: text for place, text in texts.items() if not place.startswith("questions/lead")
    }
    document["mirror"] = {
        "dimensions": [["project", "work"]],
        "paths": [["project", "work"]],
        "questions": [["planning", "routine"]],
        "choices": [["share", "projects", "operations"]],
    }
    return document


def refused() -> dict[str, Any]:
    """It reads a dimension that is not there, and decides whether a question is asked."""
    document = instrument()
    document["rules"][0]["when"][0]["points_of"] = "nothing"
    document["questions"][1]["visible_if"] = document["rules"][1]["when"]
    return document


def declare(scratch: Scratch) -> None:
    scratch.edit(CONDITIONS, "Condition = (\n", f"{DECLARATION}Condition = (\n")
    scratch.edit(
        CONDITIONS,
        "    | SameAnswerCondition\n)\n",
        "    | SameAnswerCondition\n    | PointsCondition\n)\n",
    )
    last = '    "not_sure_over": NotSureCondition,\n'
    scratch.edit(CONDITIONS, last, f'{last}    "points_of": PointsCondition,\n')
    last = '    | Annotated[NotSureCondition, Tag(f"{INNER}not_sure_over")]\n'
    scratch.edit(CONDITIONS, last, f'{last}    | Annotated[PointsCondition, Tag(f"{{INNER}}points_of")]\n')


def refuse(scratch: Scratch) -> None:
    scratch.edit(
        CHECKS, "    NumberCondition,\n    Same", "    NumberCondition,\n    PointsCondition,\n    Same"
    )
    scratch.edit(
        CHECKS,
        "(condition, ScoreCondition | DifferenceCondition | NotSureCondition)",
        "(condition, ScoreCondition | DifferenceCondition | NotSureCondition | PointsCondition)",
    )
    scratch.edit(
        CHECKS,
        "case ScoreCondition(dimension=dimension):",
        "case ScoreCondition(dimension=dimension) | PointsCondition(dimension=dimension):",
    )


def decide(scratch: Scratch) -> None:
    scratch.copy(f"{ENGINES}/v1", f"{ENGINES}/v4", "engines.v1", "engines.v4")
    scratch.copy(f"{ENGINES}/rules.py", f"{ENGINES}/rules_4.py", "engines.v1", "engines.v4")
    scratch.edit(f"{ENGINES}/rules_4.py", "class RulesOfVersion1:", "class RulesOfVersion4:")
    scratch.edit(f"{ENGINES}/v4/evaluation.py", "ENGINE = 1\n", "ENGINE = 4\n")
    branch = "        case NotSureCondition(percent=percent):\n"
    scratch.edit(
        f"{ENGINES}/v4/conditions.py",
        branch,
        "        case PointsCondition(dimension=dimension, points=asked):\n"
        "            points = facts.scores.by_dimension[dimension][0]\n"
        "            lacking = None if points >= asked else asked - points\n"
        f"            return Check(condition, points, asked, points >= asked, lacking)\n{branch}",
    )
    imported = "    NumberCondition,\n"
    scratch.edit(f"{ENGINES}/v4/conditions.py", imported, f"{imported}    PointsCondition,\n")
    registry = f"{ENGINES}/registry.py"
    scratch.edit(registry, "    )\n}\n", DOOR)
    scratch.edit(registry, "BY_FORMAT = {1: 2, 2: 3}", "BY_FORMAT = {1: 4, 2: 3}")
    scratch.edit(
        registry,
        "from assessments.domain.engines import v1, v3\n",
        "from assessments.domain.engines import v1, v3, v4\n"
        "from assessments.domain.engines.rules_4 import RulesOfVersion4\n",
    )


def prove(scratch: Scratch) -> None:
    for path in (READS, BATCH, SOLVER):
        scratch.edit(path, "    ScoreCondition,\n", "    PointsCondition,\n    ScoreCondition,\n")
    scratch.edit(
        READS,
        "if isinstance(condition, ScoreCondition):",
        "if isinstance(condition, ScoreCondition | PointsCondition):",
    )
    scratch.edit(
        READS,
        "case ScoreCondition() | DifferenceCondition()",
        "case ScoreCondition() | PointsCondition() | DifferenceCondition()",
    )
    scratch.edit(
        SOLVER,
        "            case NotSureCondition(percent=percent):\n",
        "            case PointsCondition(dimension=dimension, points=points):\n"
        "                return self._reified(self._linear(self.space.place_of(dimension), 1, 0), points)\n"
        "            case NotSureCondition(percent=percent):\n",
    )
    scratch.edit(
        BATCH,
        "        case _:\n            raise TypeError(condition)\n",
        "        case PointsCondition(dimension=dimension, points=asked):\n"
        "            return points[space.place_of(dimension)] >= asked\n"
        "        case _:\n            raise TypeError(condition)\n",
    )
    scratch.edit(MIRROR, "    ScoreCondition,\n", "    PointsCondition,\n    ScoreCondition,\n")
    scratch.edit(
        MIRROR,
        "            case NotSureCondition():\n",
        "            case PointsCondition(dimension, points):\n"
        "                return PointsCondition(self._dimension(dimension), points)\n"
        "            case NotSureCondition():\n",
    )


def tell(scratch: Scratch) -> None:
    scratch.edit(WORDS, "    ScoreCondition,\n)", "    PointsCondition,\n    ScoreCondition,\n)")
    scratch.edit(
        WORDS,
        "        case NotSureCondition(percent=percent):\n",
        "        case PointsCondition(dimension=dimension, points=points):\n"
        '            pattern = _("%(dimension)s has at least %(points)d points")\n'
        '            return pattern % {"dimension": wording.dimension(dimension), "points": points}\n'
        "        case NotSureCondition(percent=percent):\n",
    )
    scratch.edit(
        WORDS,
        "        if isinstance(condition, ScoreCondition)\n",
        "        if isinstance(condition, ScoreCondition | PointsCondition)\n",
    )
    scratch.edit(
        WORDS,
        "    more = isinstance(condition, ScoreCondition | DifferenceCondition) and",
        "    more = isinstance(condition, PointsCondition) or "
        "isinstance(condition, ScoreCondition | DifferenceCondition) and",
    )


def test_condition_added_by_the_recipe_decides_is_proved_and_is_told(scratch: Scratch) -> None:
    for step in (declare, refuse, decide, prove, tell):
        step(scratch)
    documents = f"FIRST, SECOND = {json.dumps(instrument())!r}, {json.dumps(refused())!r}\n"

    assert scratch.run(documents + PROGRAM) == [
        "written [{'points_of': 'project', 'at_least': 5}]",
        "refused questions/planning/visible_if/1: "
        "Whether a question is asked may depend on answers only, not on scores.",
        "refused rules/mostly_projects/when/1: There is no dimension “nothing”.",
        "path 4 explore True",
        "missed 4 5 Project work has at least 5 points; you needed 1 more point for Project work",
        "missed 0 5 Ongoing work has at least 5 points; you needed 5 more points for Ongoing work",
        "clause Project work has at least 5 points",
        "shares exact True",
        "mirror proved",
        "dead ['rules/all_operations', 'rules/all_projects']",
        "effect ['share', 'planning', 'routine']",
    ]
