"""docs/howto/add-a-path.md, followed once: the definition alone makes a path."""

import copy
from typing import Any

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import FindingKind
from assessments.wording.texts import Wording
from portal.shared.components import PathMark
from tests.builders.short_instrument import make_document


def with_path() -> dict[str, Any]:
    document = copy.deepcopy(make_document())
    groups = [{"disciplines": ["project-management"]}, {"disciplines": ["work-management"]}]
    when = [{"score": "project", "at_least": 50}, {"score": "work", "at_least": 50}]
    document["paths"].insert(0, {"key": "together", "groups": groups})
    document["rules"].insert(0, {"key": "as_much", "path": "together", "when": when})
    document["texts"]["en"] |= {
        "paths/together/name": "Both at once",
        "paths/together/sentence": "Your work is as much one as the other.",
        "rules/as_much": "Both kinds of work earned half of their points or more.",
    }
    return document


def test_path_added_by_the_recipe_has_words_and_a_mark_and_is_reached() -> None:
    definition = compile_definition(with_path())
    wording = Wording(definition)
    found = {(item.kind, item.place) for item in prove(definition).findings}

    assert wording.path("together") == "Both at once"
    assert wording.mark("together") is PathMark.LINKED
    assert (FindingKind.UNREACHABLE_PATH, "paths/together") not in found
