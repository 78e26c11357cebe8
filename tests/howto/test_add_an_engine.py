"""docs/howto/add-an-engine.md, followed once: the registry offers it for its format, deciding as before.

What it prepares is its own, and a result's page tells how close other paths were by its rules.
"""

from tests.howto.conftest import Scratch

REGISTRY = "assessments/domain/engines/registry.py"
DOOR = """        Engine(
            version=2,
            prepare=_prepare_2,
            visible_questions=_visible_2,
            evaluate=_evaluate_2,
            judge=_judge_2,
            rules=RulesOfVersion1,
            suffices=_all_of_2,
            plan_for_certification=v1.plan_for_certification,
        ),
"""
NEWEST = """        Engine(
            version=4,
            prepare=RulesOfVersion1,
            visible_questions=RulesOfVersion1.visible,
            evaluate=_judge_4,
            judge=_judge_4,
            rules=RulesOfVersion1,
            suffices=_all_of_4,
            plan_for_certification=v1.plan_for_certification,
        ),
"""
JUDGE = """def _judge_4(rules: RulesOfVersion1, *given: Any) -> Outcome:
    return replace(v1.evaluate(rules.prepared, *given), engine=4)


def _all_of_4(rules: RulesOfVersion1, sheet: Sheet) -> bool:
    return _all_of_1(rules.prepared, sheet)


"""
PROGRAM = """
from datetime import date
from pathlib import Path
import yaml
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines.registry import CURRENT, current_rules, engine_for, engine_of
from assessments.domain.margin.search import Search, counterfactuals
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import AssessmentVersion, Outcome, Submission
from assessments.results.queries.margin import ways_to_other_paths

text = Path("portal/demo/data/find-your-path.yaml").read_text()
definition = compile_definition(yaml.safe_load(text))
nothing, day = Snapshot((), ()), date(2026, 1, 1)
print(CURRENT, engine_for(definition).version, current_rules(definition).path({}))
for version in (1, 2, 4):
    engine = engine_of(version)
    outcome = engine.judge(engine.prepare(definition), {}, (), nothing, day)
    plan = engine.plan_for_certification(definition, "none", {}, held=(), snapshot=nothing, as_of=day)
    print(outcome.engine, outcome.path, engine.suffices(engine.prepare(definition), {}), plan)

version = AssessmentVersion(pk=1, definition=document_of(definition))
row = Outcome(version=version, engine=4, path=outcome.path, submission=Submission(answers={}))
ways = ways_to_other_paths(row)
print("ways", len(ways), ways == counterfactuals(Search(definition, engine_of(2).rules(definition)), {}))
"""


def test_engine_added_by_the_recipe_is_offered_beside_the_earlier_ones(scratch: Scratch) -> None:
    scratch.edit(REGISTRY, DOOR, DOOR + NEWEST)
    scratch.edit(REGISTRY, "_ENGINES = {\n", f"{JUDGE}_ENGINES = {{\n")
    scratch.edit(REGISTRY, "BY_FORMAT = {1: 2, 2: 3}", "BY_FORMAT = {1: 4, 2: 3}")

    newest, *outcomes, ways = scratch.run(PROGRAM)

    current, of_format, path = newest.split()
    assert current == of_format == "4"
    assert outcomes == [f"{number} {path} False ()" for number in (1, 2, 4)]
    assert ways == "ways 6 True"
