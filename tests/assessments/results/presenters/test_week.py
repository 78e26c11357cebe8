"""Working time as blocks: what somebody told, as roughly as they told it."""

from assessments.domain.answers.sheet import Sheet
from assessments.results.presenters.week import DAYS, WeekView, present_week
from assessments.wording.texts import Wording
from tests.builders.decisions import second_edition


def shown(answers: Sheet) -> WeekView | None:
    definition = second_edition()
    return present_week(definition, answers, Wording(definition))


def blocks(view: WeekView | None) -> dict[str, str]:
    """A sign for each block, by answer: full, maybe, free."""
    assert view is not None
    signs = {"full": "#", "maybe": "+", "free": "-"}
    return {
        task.answer: "".join(signs[block.kind] for block in task.blocks)
        for kind in view.kinds
        for task in kind.tasks
    }


def test_rough_shares_are_drawn_roughly() -> None:
    told = {"lead_project": "half", "project_tasks": "quarter", "run_service": "most", "hand_over": "little"}

    assert blocks(shown(told)) == {
        "About half": "#####-----",
        "About a quarter": "##+-------",
        "Most of it": "######++++",
        "A little": "#+--------",
    }


def test_kinds_of_work_stand_apart_and_the_most_comes_first() -> None:
    view = shown({"hand_over": "little", "lead_project": "half", "run_service": "quarter"})

    assert view is not None
    first, second = view.kinds
    assert [task.answer for task in first.tasks] == ["About half", "A little"]
    assert [task.about for task in second.tasks] == ["2 to 3 days in ten"]
    assert all(len(task.blocks) == DAYS for task in (*first.tasks, *second.tasks))


def test_small_tasks_of_many_are_to_be_opened() -> None:
    shares = dict.fromkeys(("lead_project", "steer_plan", "join_people"), "half")
    four = shown({**shares, "hand_over": "little"})
    five = shown({**shares, "hand_over": "little", "project_tasks": "little"})

    assert four is not None
    assert five is not None
    assert [(len(kind.tasks), len(kind.more)) for kind in (*four.kinds, *five.kinds)] == [(4, 0), (3, 2)]
    assert {task.answer for task in five.kinds[0].more} == {"A little"}


def test_nothing_told_is_no_picture() -> None:
    assert shown({}) is None
    assert shown({"lead_project": "none", "run_service": "does_not_apply", "hand_over": "not_sure"}) is None
