"""The working time that somebody told, as ten blocks a task: two weeks of five days."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import DOES_NOT_APPLY, SingleChoice
from assessments.wording.texts import Wording

DAYS = 10
# So many tasks of a kind of work are seen at once; the rest is to be opened, unless it is one alone.
OPEN_TASKS = 3
BLOCK, GAP = 20, 4
# What the words for a share of one's time come to, in days of ten: at least, and at most. An assessment that
# offers other choices shows no blocks.
SHARES = {"none": (0, 0), "little": (1, 2), "quarter": (2, 3), "half": (5, 5), "most": (6, 10)}


@dataclass(frozen=True, slots=True)
class BlockView:
    """One of ten days, by its left edge. `kind` is “full”, “maybe” or “free”."""

    x: int
    kind: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task, the answer in its own words, about how many days that is, and its blocks."""

    name: str
    answer: str
    about: str
    mark: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class WorkKind:
    """The tasks of one kind of work, the most first: those that are seen at once, and those to be opened."""

    name: str
    mark: str
    tasks: tuple[TaskView, ...]
    more: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """All kinds of work of which somebody told a share. Lengths are units of a row's drawing."""

    width: int
    height: int
    block: int
    kinds: tuple[WorkKind, ...]


def present_week(definition: Definition, answers: Sheet, wording: Wording) -> WeekView | None:
    """The shares of time in somebody's answers; None where no question asked for them or all are none."""
    told: dict[str, list[tuple[int, SingleChoice, str]]] = {}
    for question, choice, dimension in _shares(definition, answers):
        if SHARES[choice][1]:
            told.setdefault(dimension, []).append((SHARES[choice][1], question, choice))
    if not told:
        return None
    kinds = tuple(
        _kind(told[item.key], wording, item.key) for item in definition.dimensions if item.key in told
    )
    return WeekView(DAYS * (BLOCK + GAP) - GAP, BLOCK, BLOCK, kinds)


def _kind(told: list[tuple[int, SingleChoice, str]], wording: Wording, dimension: str) -> WorkKind:
    mark = wording.mark(dimension)
    tasks = tuple(
        _task(question, choice, wording, mark)
        for _days, question, choice in sorted(told, key=lambda task: (-task[0], task[1].key))
    )
    seen = len(tasks) if len(tasks) <= OPEN_TASKS + 1 else OPEN_TASKS
    return WorkKind(wording.dimension(dimension), mark, tasks[:seen], tasks[seen:])


def _shares(definition: Definition, answers: Sheet) -> Iterator[tuple[SingleChoice, str, str]]:
    """Each answered question for a share of time, its answer, and the kind of work that it counts for."""
    for question in definition.questions:
        if not isinstance(question, SingleChoice):
            continue
        answer = answers.get(question.key)
        offered = {choice.key for choice in question.choices} - {DOES_NOT_APPLY}
        dimension = next(
            (name for choice in question.choices for name, points in choice.points if points), ""
        )
        if offered == set(SHARES) and isinstance(answer, str) and answer in SHARES and dimension:
            yield question, answer, dimension


def _task(question: SingleChoice, choice: str, wording: Wording, mark: str) -> TaskView:
    least, most = SHARES[choice]
    return TaskView(
        name=wording.question(question.key),
        answer=wording.choice(question.key, choice),
        about=_about(least, most),
        mark=mark,
        blocks=tuple(
            BlockView(day * (BLOCK + GAP), "full" if day < least else "maybe" if day < most else "free")
            for day in range(DAYS)
        ),
    )


def _about(least: int, most: int) -> str:
    """About how many days of ten, as far as a rough share tells."""
    if least == most:
        return ngettext("about %(count)d day in ten", "about %(count)d days in ten", least) % {"count": least}
    return _("%(least)d to %(most)d days in ten") % {"least": least, "most": most}
