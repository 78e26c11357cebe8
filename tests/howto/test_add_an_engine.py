"""docs/howto/add-an-engine.md, followed once: the registry offers it, as the newest."""

from tests.howto.conftest import Scratch

REGISTRY = "assessments/domain/engines/registry.py"
PROGRAM = """
from datetime import date
from pathlib import Path
import yaml
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.engines.registry import CURRENT, engine_of
from assessments.domain.snapshots.snapshot import Snapshot

text = Path("portal/demo/data/find-your-path.yaml").read_text()
definition = compile_definition(yaml.safe_load(text))
print(CURRENT)
for version in (1, 2, 3):
    engine = engine_of(version)
    outcome = engine.judge(engine.prepare(definition), {}, (), Snapshot((), ()), date(2026, 1, 1))
    print(outcome.engine, outcome.path)
"""


def test_engine_added_by_the_recipe_is_offered_beside_the_earlier_ones(scratch: Scratch) -> None:
    second = "        Engine(2, _prepare_2, _visible_2, _evaluate_2, _judge_2, Rules),\n"
    scratch.edit(
        REGISTRY, second, second + second.replace("2, _prep", "3, _prep").replace("_judge_2", "_judge_3")
    )
    scratch.edit(
        REGISTRY,
        "_ENGINES = {\n",
        "def _judge_3(*given: Any) -> Outcome:\n"
        "    return replace(_judge_2(*given), engine=3)\n\n\n_ENGINES = {\n",
    )

    current, *outcomes = scratch.run(PROGRAM)

    assert current == "3"
    assert [line.split()[0] for line in outcomes] == ["1", "2", "3"]
    assert len({line.split()[1] for line in outcomes}) == 1
