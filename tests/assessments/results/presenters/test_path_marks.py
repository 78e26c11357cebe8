"""The marks of paths follow from what a path's plan draws from, whatever its key is."""

from dataclasses import replace

from assessments.domain.definitions.definition import Group, Path
from assessments.reports.presenters.outcomes import Paths
from assessments.wording.texts import Wording, path_marks
from portal.shared.components import PathMark
from tests.assessments.find_your_path import DEFINITION

ONE, OTHER = Group(("one",)), Group(("other",))


def test_paths_of_the_demo_have_the_four_marks() -> None:
    assert [*path_marks(DEFINITION).values()] == [*PathMark][:4]


def test_marks_follow_the_groups_and_not_the_keys() -> None:
    paths = (Path("x"), Path("b", (OTHER,)), Path("c", (ONE, OTHER)), Path("a", (ONE,)), Path("d", (ONE,)))

    assert path_marks(replace(DEFINITION, paths=paths)) == {
        "x": PathMark.DIAMOND,
        "b": PathMark.SQUARE,
        "c": PathMark.LINKED,
        "a": PathMark.CIRCLE,
        "d": PathMark.NONE,
    }


def test_dimension_has_the_mark_of_the_path_with_its_key() -> None:
    wording = Wording(DEFINITION)

    assert wording.mark("project") is PathMark.SQUARE
    assert wording.mark("need_agile") is PathMark.NONE


def test_report_calls_a_path_as_its_assessment_does_and_an_unknown_one_by_its_key() -> None:
    paths = Paths([Wording(DEFINITION)])

    assert (paths.name("both"), paths.mark("both")) == (Wording(DEFINITION).path("both"), PathMark.LINKED)
    assert (paths.name("gone"), paths.mark("gone")) == ("gone", PathMark.NONE)
