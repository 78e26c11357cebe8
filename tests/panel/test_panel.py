"""The panel's people get what a good counsellor would tell them."""

import pytest

from assessments.domain.engines import v3
from assessments.domain.snapshots.snapshot import Snapshot
from tests.panel.early import WANTED_FIRST, early_finish
from tests.panel.figures import agreement, shares
from tests.panel.judging import NO_STEP, Verdict, judge_panel, prepared
from tests.panel.reading import SHEETS, definition, people, sheets

# Beside the other tests of the imported catalogue, so that it is imported once. Of a run without a test that
# says that it needs a database, there is none.
pytestmark = [pytest.mark.xdist_group("demo_catalogue"), pytest.mark.django_db]

# Bars that are missed, and by how many people they are today; this list may only shrink.
MISSED: dict[str, int] = {}
BOTH = pytest.mark.parametrize("which", SHEETS)


@pytest.fixture(scope="module")
def panel(demo_snapshot: Snapshot) -> dict[str, tuple[Verdict, ...]]:
    return {which: judge_panel(which, demo_snapshot) for which in SHEETS}


def test_it_has_at_least_forty_people_each_with_two_sheets() -> None:
    keys = [person.key for person in people()]

    assert len({*keys}) == len(keys) >= 40
    assert [[*sheets(which)] for which in SHEETS] == [keys, keys]


@BOTH
def test_sheets_answer_what_the_page_asks_and_agree_with_what_is_told_of_the_person(which: str) -> None:
    for person in people():
        sheet = sheets(which)[person.key]

        assert sheet.keys() <= {*v3.visible_questions(prepared(), sheet)}, person.key
        assert prepared().scored.keys() <= sheet.keys(), person.key
        assert sheet["education"] == person.facts.education, person.key
        assert sheet.get("budget", person.facts.budget) == person.facts.budget, person.key


def test_expectations_name_paths_and_certifications_that_there_are(demo_snapshot: Snapshot) -> None:
    slugs = {item.slug for item in demo_snapshot.certifications}
    ends = {f"{rule.path}_{rule.kind.value}" if rule.kind else rule.path for rule in definition().rules}

    for person in people():
        assert person.paths <= ends, person.key
        assert person.first_steps <= {NO_STEP, *slugs}, person.key
        assert person.reasons_against.keys() <= slugs - person.first_steps, person.key
        assert {item.slug for item in person.facts.holds} <= slugs, person.key


@BOTH
def test_bars_are_met(which: str, panel: dict[str, tuple[Verdict, ...]]) -> None:
    missed = {share.name: share.count for share in shares(panel[which]) if not share.holds}

    assert missed == MISSED


def test_honest_rereadings_have_the_same_path(panel: dict[str, tuple[Verdict, ...]]) -> None:
    assert agreement(*panel.values()).holds


@pytest.mark.parametrize("first", [(), WANTED_FIRST], ids=["as the page asks", "what is wanted first"])
def test_path_that_was_clear_early_never_changes(first: tuple[str, ...]) -> None:
    assert [item for item in early_finish("first", first) if item.changes] == []
