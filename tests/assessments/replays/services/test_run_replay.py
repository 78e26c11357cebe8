"""The job of a replay: equal to one-by-one, goes on where it stopped, and says what it found."""

from collections import Counter

import pytest

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.v1 import prepare
from assessments.domain.replay.causes import Alone
from assessments.domain.replay.edits import Edit, EditKind
from assessments.domain.replay.result import Cell
from assessments.models import Assessment, Attempt, Replay, ReplayRow, Submission
from assessments.personal_data.services.delete_attempts import delete_attempts
from assessments.replays.services.run_replay import DefinitionReplay, run_replay
from assessments.versions.queries.versions import definition_of
from portal.jobs.claims import JobCancelled, JobFailedError
from portal.jobs.models import Job
from tests.builders.all_sheets import path_by_engine
from tests.builders.edited_definitions import edited_pair
from tests.builders.instruments import definition, multiple, rule, scale, single
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import random_of
from tests.builders.short_instrument import asked_anew, make_document
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_outcome, make_version
from tests.factories.replays import NOW, ContextInHand, found_by, make_frozen, make_replay, make_submissions
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two submissions at once, four in a transaction."""
    monkeypatch.setattr(DefinitionReplay, "at_once", 2)
    monkeypatch.setattr(DefinitionReplay, "pieces", 2)


def run(replay: Replay) -> Replay:
    run_replay(ContextInHand({"replay": replay.pk}))
    replay.refresh_from_db()
    return replay


def rows_of(replay: Replay) -> dict[int, tuple[str, str]]:
    rows = ReplayRow.objects.filter(replay=replay)
    return {row.submission_id: (replay.codes[row.before], replay.codes[row.after]) for row in rows}


def one_by_one(new: Definition) -> dict[int, tuple[str, str]]:
    """The paths of every submission by the engine alone."""
    found = {}
    prepared = prepare(new)
    for row in Submission.objects.select_related("version"):
        old = definition_of(row.version)
        sheet = sheet_of(old, row.answers)
        before = path_by_engine(prepare(old), sheet)
        found[row.pk] = before, path_by_engine(prepared, carried(new, sheet, old))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_every_submission_of_every_version_is_replayed_as_one_by_one(seed: int) -> None:
    random = random_of(seed)
    assessment = Assessment.objects.create(title="Random", definition="{}")
    old, new = edited_pair(random, questions=8, choices=4)
    for each in (old, edited_pair(random, questions=8)[0]):
        sheets = [sheet_of(each, random_sheet(random, each)) for _sheet in range(20)]
        make_submissions(make_frozen(assessment, each), each, sheets)

    replay = run(make_replay(assessment, new))

    expected = one_by_one(new)
    assert rows_of(replay) == expected
    for part in found_by(replay).parts:
        keys = Submission.objects.filter(version__number=part.version).values_list("pk", flat=True)
        paths = [expected[key] for key in keys]
        if part.asks_anew:
            paths = [(before, "") for before, _after in paths]
        counted = {(cell.before, cell.after): cell.complete + cell.incomplete for cell in part.cells}
        assert counted == Counter(paths)


def test_path_before_is_that_of_the_stored_outcome() -> None:
    version = make_version()
    outcomes = [make_outcome(version), make_outcome(version, answers=WORK_ANSWERS)]

    replay = run(make_replay(version.assessment, definition_of(version)))

    assert rows_of(replay) == {outcome.submission_id: (outcome.path, outcome.path) for outcome in outcomes}
    assert found_by(replay).flips == 0


def test_sets_of_choices_and_hidden_answers_are_read_from_the_answers() -> None:
    asked = [single("shows", ("yes", "no")), scale("say"), multiple("tools")]
    rules = [
        rule("wide", "project", {"answer": "tools", "all_of": ["a", "c"]}),
        rule("then", "work", {"answer": "then", "any_of": ["x"]}),
    ]
    only_if = [{"answer": "shows", "any_of": ["yes"]}]
    old = definition(*asked, single("then", {"x": {"care": 2}, "y": {}}, visible_if=only_if), rules=rules)
    new = definition(*asked, single("then", {"x": {"care": 2}, "y": {}}), rules=rules)
    assessment = Assessment.objects.create(title="Sets", definition="{}")
    sheets: list[dict[str, object]] = [
        {"shows": "no", "say": "1", "then": "x"},
        {"shows": "no", "say": "1", "tools": ("a", "c")},
        {"shows": "yes", "say": "1", "then": "y", "tools": ()},
    ]
    made = make_submissions(make_frozen(assessment, old), old, [sheet_of(old, sheet) for sheet in sheets])

    replay = run(make_replay(assessment, new))

    assert [rows_of(replay)[row.pk] for row in made] == [
        ("later", "work"),
        ("project", "project"),
        ("later", "later"),
    ]


@pytest.mark.parametrize("saves", range(5))
def test_after_an_interruption_it_goes_on_and_each_submission_is_there_once(
    small_pieces: None, saves: int
) -> None:
    version = make_version()
    old = definition_of(version)
    rows = make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 11)
    replay = make_replay(version.assessment, old)
    context = ContextInHand({"replay": replay.pk}, saves=saves)

    with pytest.raises(JobCancelled):
        run_replay(context)
    stored = ReplayRow.objects.count()
    assert stored == max(0, min(4 * (saves - 1), 11))
    again = ContextInHand({"replay": replay.pk}, checkpoint=context.checkpoint)
    run_replay(again)

    replay.refresh_from_db()
    assert sorted(rows_of(replay)) == sorted(row.pk for row in rows)
    assert again.told[-1] == (11, 11)
    # That all is done is told once it is: edits are sought after the last submission.
    assert (11, 11) not in (*context.told, *again.told[:-1])
    done = [done for done, _total in (*context.told, *again.told)]
    assert done == sorted(done)


def test_the_edit_behind_a_flip_is_in_the_result() -> None:
    version = make_version()
    old = definition_of(version)
    make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 3)
    document = make_document()
    document["rules"][1]["when"][0] = {"score": "work", "at_most": 50}
    replay = run(make_replay(version.assessment, compile_definition(document)))

    result = found_by(replay)

    assert result.cells == (Cell("work", "explore", 3, 0),)
    (group,) = result.parts[0].complete
    assert (group.looked_at, group.alone) == (
        3,
        (Alone(Edit(EditKind.RULE_CHANGED, "mostly_operations"), 3),),
    )
    assert (result.flips, result.incomplete) == (3, 0)


def test_those_without_an_answer_that_is_now_asked_are_counted_apart() -> None:
    version = make_version()
    old = definition_of(version)
    make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 2)
    document = make_document()
    document["questions"][3].pop("visible_if")

    result = found_by(run(make_replay(version.assessment, compile_definition(document))))

    assert result.cells == (Cell("work", "work", 0, 2),)
    assert (result.submissions, result.flips, result.incomplete, result.incomplete_flips) == (2, 0, 2, 0)


def test_a_replay_that_is_done_is_not_done_again() -> None:
    version = make_version()
    replay = run(make_replay(version.assessment, definition_of(version)))
    finished = replay.finished_at

    assert run(replay).finished_at == finished


def test_a_replay_that_was_deleted_ends_its_job() -> None:
    with pytest.raises(JobFailedError):
        run_replay(ContextInHand({"replay": 0}))


@pytest.mark.parametrize("lengths", [(1, 1), (1, 2)])
def test_rows_that_do_not_fit_their_version_stop_it_in_words(lengths: tuple[int, ...]) -> None:
    version = make_version()
    old = definition_of(version)
    for length in lengths:
        attempt = Attempt.objects.create(version=version, submitted_at=NOW)
        Submission.objects.create(
            attempt=attempt, version=version, answers={}, scored=[-2] * length, submitted_at=NOW
        )
    replay = make_replay(version.assessment, old)

    with pytest.raises(JobFailedError, match="do not have the form"):
        run_replay(ContextInHand({"replay": replay.pk}))

    assert not ReplayRow.objects.exists()


def test_only_the_latest_replay_keeps_rows_and_unfinished_ones_go() -> None:
    version = make_version()
    old = definition_of(version)
    make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 3)
    first = run(make_replay(version.assessment, old))
    Job.objects.all().delete()
    make_replay(version.assessment, old)
    Job.objects.all().delete()

    last = run(make_replay(version.assessment, old))

    assert set(Replay.objects.all()) == {first, last}
    assert set(ReplayRow.objects.values_list("replay", flat=True)) == {last.pk}


def test_erasing_takes_submissions_out_of_replays() -> None:
    version = make_version()
    old = definition_of(version)
    gone, stays = make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 2)
    replay = run(make_replay(version.assessment, old))

    delete_attempts(type(gone.attempt).objects.filter(pk=gone.attempt_id))

    assert list(rows_of(replay)) == [stays.pk]


def test_statements_do_not_grow_with_submissions() -> None:
    version = make_version()
    old = definition_of(version)

    def more(number: int) -> None:
        make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * number)

    def replayed() -> None:
        run(Replay.objects.create(assessment=version.assessment, **against))

    against = {"against": "draft", "definition": version.definition, "sha256": version.logic_hash}
    more(3)

    assert_queries_do_not_grow(more, replayed)


def test_submissions_of_which_no_scored_question_is_asked_are_not_replayed() -> None:
    version = make_version()
    old = definition_of(version)
    renewed, answers = asked_anew(PROJECT_ANSWERS)
    new = compile_definition(renewed)
    make_submissions(version, old, [sheet_of(old, WORK_ANSWERS), sheet_of(old, PROJECT_ANSWERS)])
    later = make_frozen(version.assessment, new)
    make_submissions(later, new, [sheet_of(new, answers)])

    result = found_by(run(make_replay(version.assessment, new)))

    before, after = result.parts
    assert (before.asks_anew, after.asks_anew) == (True, False)
    # Where they came from is known, where they would lead is not.
    assert before.cells == (Cell("project", "", 0, 1), Cell("work", "", 0, 1))
    assert (before.complete, before.incomplete) == ((), ())
    assert result.cells == (Cell("project", "project", 1, 0),)
    assert (result.submissions, result.asked_anew, result.flips, result.incomplete) == (3, 2, 0, 0)


def test_submission_that_is_decided_without_scored_questions_is_replayed_as_ever() -> None:
    shows = single("shows", ("yes", "no"))
    only_if = [{"answer": "shows", "any_of": ["yes"]}]
    decided = [
        rule("not_shown", "work", {"answer": "shows", "any_of": ["no"]}),
        rule("much", "project", {"score": "work", "at_least": 50}),
    ]
    old = definition(shows, scale("say"))
    new = definition(shows, scale("think", visible_if=only_if), rules=decided)
    assessment = Assessment.objects.create(title="Decided", definition="{}")
    sheets = [sheet_of(old, {"shows": answer, "say": "2"}) for answer in ("yes", "no")]
    make_submissions(make_frozen(assessment, old), old, sheets)

    result = found_by(run(make_replay(assessment, new)))

    assert (result.submissions, result.asked_anew, result.incomplete) == (2, 0, 1)
    assert [cell.after for cell in result.cells if cell.complete] == ["work"]
