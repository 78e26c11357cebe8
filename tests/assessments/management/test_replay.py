import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments.domain.answers.parser import sheet_of
from assessments.domain.replay.result import Result
from assessments.models import AssessmentVersion
from assessments.replays.services.run_replay import DefinitionReplay
from assessments.versions.queries.versions import definition_of
from portal.jobs.models import Job, JobState
from tests.builders.short_instrument import asked_anew, make_document
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_assessment, make_outcome
from tests.factories.replays import make_submissions

pytestmark = pytest.mark.django_db

# The job speaks of itself over a second connection.
runs_a_job = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def version() -> AssessmentVersion:
    """A live assessment with one submission for projects and two for ongoing work."""
    made: AssessmentVersion = make_assessment().versions.get()
    old = definition_of(made)
    answers = (PROJECT_ANSWERS, WORK_ANSWERS, WORK_ANSWERS)
    make_submissions(made, old, [sheet_of(old, given) for given in answers])
    return made


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output."""
    out = StringIO()
    try:
        call_command("replay", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def strict(tmp_path: Path) -> str:
    """A file with a definition under which ongoing work leads nowhere."""
    document: dict[str, Any] = make_document()
    document["rules"][1]["when"] = [{"score": "work", "at_most": 10}]
    path = tmp_path / "strict.yaml"
    path.write_text(json.dumps(document))
    return str(path)


@runs_a_job
def test_the_same_definition_changes_nothing_and_ends_with_zero(version: AssessmentVersion) -> None:
    code, out = run("short", "--against", "version:1")

    assert code == 0
    assert out.splitlines() == [
        "before   after    complete  incomplete",
        "project  project         1           0",
        "work     work            2           0",
        "3 submissions, 0 would lead to another path; 0 lack an answer, 0 of these would too.",
    ]
    assert Job.objects.get(kind="assessments.replay").state == JobState.SUCCEEDED


@runs_a_job
def test_another_definition_ends_with_one_and_names_the_edit(version: AssessmentVersion, strict: str) -> None:
    code, out = run("short", "--against", strict)

    assert code == 1
    assert (
        "version 1, work → explore, 2 looked at: rule_changed mostly_operations alone moves 2"
        in out.splitlines()
    )
    assert "3 submissions, 2 would lead to another path" in out


@runs_a_job
def test_the_draft_of_an_assessment_by_its_public_id(version: AssessmentVersion, strict: str) -> None:
    row = version.assessment
    row.definition = Path(strict).read_text()
    row.save_revision()

    code, _out = run(str(row.public_id), "--against", "draft")

    assert code == 1


@runs_a_job
def test_json_is_one_object_for_programs(version: AssessmentVersion, strict: str) -> None:
    code, out = run("short", "--against", strict, "--json")

    found = json.loads(out)
    assert code == 1
    assert (found["submissions"], found["flips"], found["incomplete"]) == (3, 2, 0)
    assert found["parts"][0]["complete"][0]["alone"] == [
        {"edit": {"kind": "rule_changed", "key": "mostly_operations"}, "count": 2}
    ]


@runs_a_job
def test_the_catalogue_as_it_is_now_says_which_plans_change() -> None:
    version = make_assessment().versions.get()
    make_outcome(version)

    code, out = run("short", "--against", "catalogue")

    assert code == 0
    assert out.splitlines() == [
        "first before  first now  submissions",
        "–             –                    1",
        "1 submission, 0 would have another plan, 0 another certification first.",
    ]


@runs_a_job
def test_an_attempt_that_fails_is_tried_again_where_no_worker_is(
    version: AssessmentVersion, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    attempts = []

    def result(running: DefinitionReplay) -> Result:
        attempts.append(running)
        if len(attempts) == 1:
            raise ValueError
        return whole(running)

    whole = DefinitionReplay.result
    monkeypatch.setattr(DefinitionReplay, "result", result)
    monkeypatch.setattr("assessments.management.commands.replay.POLL_SECONDS", 0.01)
    settings.JOB_RETRY_SECONDS = 0

    code, _out = run("short", "--against", "version:1")

    assert (code, len(attempts)) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere", "--against", "draft"), "No assessment is called nowhere."),
        (("short", "--against", "version:9"), "There is no version 9."),
        (("short", "--against", "catalogue:0"), "There is no catalogue 0."),
        (("short", "--against", "/nowhere/at/all.json"), "No such file or directory."),
    ],
)
def test_what_cannot_be_done_ends_with_two(
    arguments: tuple[str, ...], sentence: str, version: AssessmentVersion
) -> None:
    with pytest.raises(CommandError, match=sentence) as refused:
        run(*arguments)

    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("broken.json", "{", "This is not JSON"),
        ("broken.yaml", "{", "This is not YAML"),
        ("notes.txt", "What I think", "This is not JSON"),
        ("other.yaml", "format: 1", "replayed against"),
    ],
)
def test_a_file_that_holds_no_definition_ends_with_two_in_words(
    name: str, text: str, sentence: str, version: AssessmentVersion, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(CommandError, match=sentence) as refused:
        run("short", "--against", str(tmp_path / name))

    assert refused.value.returncode == 2
    assert "a file (.json, .yaml)" in str(refused.value)


@runs_a_job
def test_what_cannot_be_replayed_is_said_to_be_so(version: AssessmentVersion, tmp_path: Path) -> None:
    path = tmp_path / "anew.yaml"
    path.write_text(json.dumps(asked_anew({})[0]))

    code, out = run("short", "--against", str(path))

    assert code == 0
    assert out.splitlines() == [
        "before  after  complete  incomplete",
        "version 1: 3 submissions cannot be replayed, because no question that earned points there is asked.",
        "0 submissions, 0 would lead to another path; 0 lack an answer, 0 of these would too.",
    ]
    assert json.loads(run("short", "--against", str(path), "--json")[1])["asked_anew"] == 3
