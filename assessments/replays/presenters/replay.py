"""What a draft would change among past submissions, as editors see it. No submission is named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.replay.causes import Explained
from assessments.domain.replay.edits import Edit
from assessments.domain.replay.result import Cell, Result, VersionResult
from assessments.models import Against, Replay
from assessments.replays.presenters.asked_anew import asked_anew_words
from assessments.replays.presenters.edits import DefinitionEditView, present_edit
from assessments.replays.presenters.left_out import left_out_words
from assessments.wording.texts import Wording
from portal.jobs.models import ACTIVE, Job, JobState
from portal.jobs.presenters import job_row
from portal.shared.words import moment_words, number_words

# Which of a part's groups are told: those of complete or of incomplete submissions.
Chosen = Callable[[VersionResult], tuple[Explained, ...]]

# Shades of the heat table; 0 is nobody.
SHADES = 4


@dataclass(frozen=True, slots=True)
class CellView:
    """How many go from a row's path to a column's; `shade` from 0 (nobody) to SHADES (most of its row)."""

    count: str
    shade: int
    stays: bool
    title: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A path before, and where its submissions go."""

    path: str
    cells: tuple[CellView, ...]
    total: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Paths before by paths after."""

    paths: tuple[str, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class CauseView:
    """An edit and how many it moves alone."""

    sentence: str
    edit: DefinitionEditView


@dataclass(frozen=True, slots=True)
class GroupView:
    """Submissions that go from one path to another, and the edits behind it."""

    title: str
    note: str
    alone: tuple[CauseView, ...]
    rest: str
    together: tuple[DefinitionEditView, ...]


@dataclass(frozen=True, slots=True)
class VersionResultView:
    """The groups among submissions to one version."""

    heading: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class ReplayView:
    """A replay that is done. `asked_anew` says of which versions submissions tell nothing of paths."""

    sentence: str
    when: str
    matrix: MatrixView | None
    parts: tuple[VersionResultView, ...]
    incomplete: str
    left_out: str
    incomplete_matrix: MatrixView | None
    incomplete_parts: tuple[VersionResultView, ...]
    asked_anew: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """A replay that is not done, or none yet."""

    is_active: bool
    may_be_cancelled: bool
    sentence: str
    done: int
    total: int | None


def present_progress(job: Job | None) -> ProgressView:
    """How far a replay is, or why there is no result."""
    if job is None:
        return ProgressView(False, False, _("We have not replayed past submissions yet."), 0, None)
    row = job_row(job, show_people=False)
    if job.state in ACTIVE:
        parts = (row.state_text, row.progress_text, row.message, row.attempts_text)
        sentence = " · ".join(part for part in parts if part)
        return ProgressView(True, row.may_be_cancelled, sentence, row.done, row.total)
    if job.state == JobState.CANCELLED:
        return ProgressView(False, False, _("The replay was cancelled."), 0, None)
    return ProgressView(False, False, _("The replay failed. %s") % row.error_text, 0, None)


def present_replay(
    replay: Replay, result: Result, versions: Mapping[int, Definition], zone: tzinfo
) -> ReplayView:
    """What a replay found. `versions` has the definitions of the versions whose submissions it covers."""
    return _ReplayWords(replay, result, versions).view(zone)


class _ReplayWords:
    """One result in words."""

    def __init__(self, replay: Replay, result: Result, versions: Mapping[int, Definition]) -> None:
        self._replay = replay
        self._result = result
        self._new = Wording(parse_definition(replay.definition))
        self._old = {number: Wording(definition) for number, definition in versions.items()}

    def view(self, zone: tzinfo) -> ReplayView:
        result, replay = self._result, self._replay
        return ReplayView(
            sentence=self._sentence(),
            when=moment_words(replay.finished_at or replay.started_at, zone),
            left_out=left_out_words(replay.left_out),
            matrix=self._matrix({(cell.before, cell.after): cell.complete for cell in result.cells}),
            parts=tuple(self._parts(lambda part: part.complete)),
            incomplete=_incomplete(result),
            incomplete_matrix=self._matrix(
                {(cell.before, cell.after): cell.incomplete for cell in result.cells}
            ),
            incomplete_parts=tuple(self._parts(lambda part: part.incomplete)),
            asked_anew=tuple(self._asked_anew(part) for part in result.parts if part.asks_anew),
        )

    def _sentence(self) -> str:
        replayed = self._result.submissions - self._result.asked_anew
        flips, complete = self._result.flips, replayed - self._result.incomplete
        what = self._against()
        if not self._result.submissions:
            return _("There are no submissions yet.")
        if not replayed:
            return _("We can’t replay past submissions, because all questions that earn points are new.")
        said = {"what": what, "flips": number_words(flips), "total": number_words(complete)}
        if not complete:
            return _("Every past submission lacks an answer that %(what)s requires.") % said
        if not flips:
            return (
                ngettext(
                    "Under %(what)s, the one past submission would get the same path.",
                    "Under %(what)s, none of %(total)s past submissions would get a different path.",
                    complete,
                )
                % said
            )
        return _("Under %(what)s, %(flips)s of %(total)s past submissions would get a different path.") % said

    def _asked_anew(self, part: VersionResult) -> str:
        old = self._old[part.version].definition
        return asked_anew_words(part, old, self._new.definition, self._against())

    def _against(self) -> str:
        if self._replay.against == Against.VERSION:
            return _("version %(number)d") % {"number": self._replay.version_number or 0}
        return str(Against(self._replay.against).label)

    def _path(self, key: str) -> str:
        """The name of a path, of the new definition where it still has one."""
        wordings = (self._new, *reversed(self._old.values()))
        known = (item for item in wordings if any(path.key == key for path in item.definition.paths))
        found = next(known, None)
        return found.path(key) if found is not None else key

    def _matrix(self, counts: Mapping[tuple[str, str], int]) -> MatrixView | None:
        present = {pair: count for pair, count in counts.items() if count}
        if not present:
            return None
        order = [
            path.key for wording in (self._new, *self._old.values()) for path in wording.definition.paths
        ]
        keys = [key for key in dict.fromkeys(order) if any(key in pair for pair in present)]
        befores = [key for key in keys if any(key == before for before, _after in present)]
        return MatrixView(
            tuple(map(self._path, keys)), tuple(self._row(before, keys, present) for before in befores)
        )

    def _row(self, before: str, keys: list[str], counts: Mapping[tuple[str, str], int]) -> RowView:
        total = sum(counts.get((before, key), 0) for key in keys)
        return RowView(
            self._path(before),
            tuple(self._cell(before, after, counts.get((before, after), 0), total) for after in keys),
            number_words(total),
        )

    def _cell(self, before: str, after: str, count: int, total: int) -> CellView:
        stays = before == after
        words = {"count": number_words(count), "before": self._path(before), "after": self._path(after)}
        title = _("%(count)s stay at %(before)s") if stays else _("%(count)s go from %(before)s to %(after)s")
        return CellView(number_words(count), -(-SHADES * count // max(total, 1)), stays, title % words)

    def _parts(self, chosen: Chosen) -> Iterator[VersionResultView]:
        for part in self._result.parts:
            groups = tuple(self._group(part, item) for item in chosen(part))
            if groups:
                heading = _("Submissions to version %(number)d") % {"number": part.version}
                yield VersionResultView(heading, groups)

    def _group(self, part: VersionResult, group: Explained) -> GroupView:
        count = next(_counts(part, group), group.looked_at)
        words = {
            "count": number_words(count),
            "before": self._path(group.before),
            "after": self._path(group.after),
        }
        looked = _("Based on the first %(count)s.") % {"count": number_words(group.looked_at)}
        return GroupView(
            title=_("%(before)s → %(after)s: %(count)s") % words,
            note=looked if group.looked_at < count else "",
            alone=tuple(
                CauseView(_alone(item.count, group.looked_at), self._edit(part, item.edit))
                for item in group.alone
            ),
            rest=_rest(group),
            together=tuple(self._edit(part, edit) for edit in group.together),
        )

    def _edit(self, part: VersionResult, edit: Edit) -> DefinitionEditView:
        return present_edit(edit, self._old[part.version], self._new)


def _counts(part: VersionResult, group: Explained) -> Iterator[int]:
    """How many of the group there are in all, from its cell."""
    for cell in part.cells:
        if (cell.before, cell.after) == (group.before, group.after):
            yield _of(cell, is_complete=group in part.complete)


def _of(cell: Cell, *, is_complete: bool) -> int:
    return cell.complete if is_complete else cell.incomplete


def _alone(count: int, of: int) -> str:
    if count == of:
        return _("This edit alone changes all of them:")
    return ngettext(
        "This edit alone changes %(count)s of them:", "This edit alone changes %(count)s of them:", count
    ) % {"count": number_words(count)}


def _rest(group: Explained) -> str:
    if not group.rest:
        return ""
    return _("No single edit changes %(count)s of them. It takes these together:") % {
        "count": number_words(group.rest)
    }


def _incomplete(result: Result) -> str:
    if not result.incomplete:
        return ""
    lacking = ngettext(
        "%(count)s submission lacks a required answer, so it could not be submitted as it is.",
        "%(count)s submissions lack a required answer, so they could not be submitted as they are.",
        result.incomplete,
    ) % {"count": number_words(result.incomplete)}
    return f"{lacking} {_without_answer(result)}"


def _without_answer(result: Result) -> str:
    flips = result.incomplete_flips
    if result.incomplete > 1:
        sentence = _("Without that answer, %(flips)s of them would get a different path.")
        return sentence % {"flips": number_words(flips)}
    if flips:
        return _("Without that answer, the path would be different.")
    return _("Without that answer, the path would stay the same.")
