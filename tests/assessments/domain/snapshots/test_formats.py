"""Documents of both formats: what stands beside the facts makes the second."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document
from assessments.domain.snapshots.snapshot import (
    Counsel,
    Course,
    Edition,
    Outgrowing,
    Price,
    Recognised,
    Region,
    Rivals,
    Role,
    RoleService,
)
from tests.builders.snapshots import AS_OF, SURE, certified, route, snapshot, stated

STORED = sorted((Path(__file__).parents[3] / "golden").glob("*/snapshots/*.json"))
PRICE = Price("USD", 405, 555, SURE)
BEFORE = snapshot(certified("pmp"))
FULL = replace(
    snapshot(
        certified(
            "pmp",
            prices=(PRICE,),
            course=Course(is_required=True, hours=stated(35), price=PRICE),
            editions=(Edition(AS_OF, (route(),), ()),),
        )
    ),
    counsel=Counsel(
        roles=(Role("coach", "both", (RoleService("pmp", "start", "good", ("uk",), "scrum", False),), ()),),
        rivals=(Rivals("entry", "pick-one", ("pmp",), "pmp"),),
        outgrowing=(Outgrowing("pmp", "never", "months_below", "", "project", 0, "degree", ("capm",)),),
        recognised=(Recognised("pmp", "uk", SURE), Recognised("pmp", "eu")),
        regions=(Region("europe"), Region("uk", "europe")),
        tools=("jira",),
    ),
)


@pytest.mark.parametrize(("value", "told"), [(BEFORE, 1), (replace(BEFORE, counsel=Counsel()), 2), (FULL, 2)])
def test_counsel_makes_a_document_of_format_2(value: Any, told: int) -> None:
    document = json.loads(canonical_json(snapshot_document(value)))

    assert document["format"] == told
    assert parse_snapshot(document) == value


def test_what_is_at_its_default_is_left_out() -> None:
    document = snapshot_document(replace(BEFORE, counsel=Counsel(regions=(Region("uk"),))))

    assert document["counsel"] == {"regions": [{"key": "uk"}]}
    assert {"prices", "course", "editions"}.isdisjoint(document["certifications"][0])


@pytest.mark.parametrize(("value", "told"), [(BEFORE, 2), (FULL, 1), (FULL, 3), (FULL, [2])])
def test_document_that_says_another_format_than_its_own_is_refused(value: Any, told: object) -> None:
    with pytest.raises(ValueError, match="of another format"):
        parse_snapshot({**snapshot_document(value), "format": told})


@pytest.mark.parametrize("path", STORED, ids=lambda path: f"{path.parts[-3]}-{path.stem[:8]}")
def test_stored_document_is_written_back_byte_for_byte(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    read = parse_snapshot(document)

    assert canonical_json(snapshot_document(read)) == canonical_json(document)


def test_there_are_stored_documents() -> None:
    assert len(STORED) >= 2
