"""What a draft would change: editors ask, look on, cancel, and read which edit is behind it."""

import json
import re
from datetime import UTC
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.domain.answers.parser import sheet_of
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.replay.result import Cell, Result, VersionResult
from assessments.models import Assessment, AssessmentVersion, Replay
from assessments.replays.presenters.catalogue import present_catalogue_replay
from assessments.replays.services.run_replay import run_replay
from assessments.versions.queries.versions import definition_of
from portal.jobs.models import Job, JobState
from tests.builders.short_instrument import asked_anew, make_document
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_outcome, make_version
from tests.factories.replays import ContextInHand, make_frozen, make_submissions
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> AssessmentVersion:
    """A version with two submissions for projects and three for ongoing work."""
    made = make_version()
    old = definition_of(made)
    make_submissions(
        made, old, [sheet_of(old, answers) for answers in (*[PROJECT_ANSWERS] * 2, *[WORK_ANSWERS] * 3)]
    )
    return made


def draft(version: AssessmentVersion, document: dict[str, Any], editor: Actor) -> Assessment:
    row = version.assessment
    row.definition = json.dumps(document)
    row.save_revision(user=editor.person)
    return row


def strict() -> dict[str, Any]:
    """Ongoing work has to earn all its points, more than it can with the share alone."""
    document = make_document()
    document["rules"][0]["when"] = [{"score": "project", "at_least": 100}]
    document["rules"][1]["when"] = [{"score": "work", "at_most": 10}]
    return document


def address(row: Assessment, name: str = "replay") -> str:
    return reverse(f"assessments_replay:{name}", args=[row.public_id])


def text_of(actor: Actor, row: Assessment) -> str:
    return " ".join(actor.client.get(address(row)).text.split())


def ask_and_run(actor: Actor, row: Assessment) -> None:
    actor.client.post(address(row, "ask"))
    run_replay(ContextInHand({"replay": Replay.objects.latest("pk").pk}))
    Job.objects.update(state=JobState.SUCCEEDED, finished_at=timezone.now())


def test_nothing_replayed_yet_offers_a_button(version: AssessmentVersion, editor: Actor) -> None:
    html = text_of(editor, version.assessment)

    assert "We have not replayed past submissions yet." in html
    assert "Replay past submissions" in html


def test_asking_starts_one_job_that_the_page_tells_of(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, strict(), editor)

    for _time in range(2):
        response = editor.client.post(address(row, "ask"))
        assert (response.status_code, response["Location"]) == (302, address(row))

    assert Job.objects.filter(kind="assessments.replay").count() == 1
    assert Replay.objects.get().started_by == editor.person
    Job.objects.update(done=2, total=5)
    html = text_of(editor, row)
    assert "Waiting · 2 of 5" in html
    assert re.search(r'<progress class="check__bar" value="2" max="5"', html)
    assert "data-check-active" in html


def test_cancelling_stops_it(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, strict(), editor)
    editor.client.post(address(row, "ask"))

    editor.client.post(address(row, "cancel"))

    assert Job.objects.get(kind="assessments.replay").state == JobState.CANCELLED
    assert "The replay was cancelled." in text_of(editor, row)


def test_cancelling_nothing_says_so(version: AssessmentVersion, editor: Actor) -> None:
    response = editor.client.post(address(version.assessment, "cancel"), follow=True)

    assert "there was nothing to cancel" in response.text


def test_result_says_how_many_change_from_where_to_where_and_why(
    version: AssessmentVersion, editor: Actor
) -> None:
    row = draft(version, strict(), editor)
    ask_and_run(editor, row)

    html = text_of(editor, row)

    assert "Under the draft, 3 of 5 past submissions would lead to another path." in html
    assert "<h3>Submissions to version 1</h3>" in html
    assert "<h4>Work management → Explore first: 3</h4>" in html
    assert "This edit alone changes all of them:" in html
    assert "The rule “Ongoing work earned half of its points or more.” has changed." in html
    assert "<del>Ongoing work has at least 50 % of its points</del>" in html
    assert "<ins>Ongoing work has at most 10 % of its points</ins>" in html
    assert re.search(r'title="3 go from Work management to Explore first">3</td>', html)
    assert "lack an answer" not in html
    assert "The draft has changed since" not in html


def test_submissions_that_lack_an_answer_are_told_apart(version: AssessmentVersion, editor: Actor) -> None:
    document = make_document()
    document["questions"][3].pop("visible_if")
    row = draft(version, document, editor)
    ask_and_run(editor, row)

    html = text_of(editor, row)

    assert "none of 2 past submissions would lead to another path" in html
    assert "3 submissions lack an answer that would be asked for" in html


def test_submissions_that_cannot_be_replayed_are_said_to_be_so(
    version: AssessmentVersion, editor: Actor
) -> None:
    row = draft(version, asked_anew({})[0], editor)
    ask_and_run(editor, row)

    html = text_of(editor, row)

    assert "We can’t replay past submissions, because all questions that earn points are new." in html
    assert (
        "5 submissions to version 1 cannot be replayed: the draft asks none of the questions that earned "
        "points there. Where they would lead is unknown. 2 questions are in both. Their answers carry over, "
        "but they earn no points."
    ) in html
    # Neither a table nor edits: they would say where people go for want of answers.
    assert "From one path to another" not in html
    assert "Submissions to version 1" not in html
    assert "lack an answer" not in html


def test_a_draft_that_changed_since_is_said_to_have_changed(
    version: AssessmentVersion, editor: Actor
) -> None:
    ask_and_run(editor, draft(version, strict(), editor))
    row = draft(version, make_document(), editor)

    assert "The draft has changed since." in text_of(editor, row)


def test_a_draft_with_errors_is_not_replayed(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, {"format": 1}, editor)

    response = editor.client.post(address(row, "ask"), follow=True)

    assert "We can’t replay this draft until its errors are fixed." in response.text
    assert not Replay.objects.exists()


def test_failed_replay_says_why(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, strict(), editor)
    editor.client.post(address(row, "ask"))
    Job.objects.update(
        state=JobState.FAILED,
        error_class="JobFailedError",
        error_text="Too wide.",
        finished_at=timezone.now(),
    )

    assert "The replay failed. Too wide." in text_of(editor, row)


def test_nobody_is_named(version: AssessmentVersion, editor: Actor, learner: Actor) -> None:
    outcome = make_outcome(version, learner=learner.person, visitor="")
    row = draft(version, strict(), editor)
    ask_and_run(editor, row)

    html = text_of(editor, row)

    assert learner.person.email not in html
    assert str(outcome.submission.public_id) not in html


def test_queries_do_not_grow_with_submissions_and_versions(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, strict(), editor)
    ask_and_run(editor, row)
    text_of(editor, row)
    few = count_queries(lambda: text_of(editor, row))
    document = make_document()
    document["rules"][0]["when"] = [{"score": "project", "at_least": 60}]
    second = compile_definition(document)
    make_submissions(make_frozen(version.assessment, second), second, [sheet_of(second, WORK_ANSWERS)] * 5)
    ask_and_run(editor, row)
    html = text_of(editor, row)

    assert "Submissions to version 2" in html
    assert count_queries(lambda: text_of(editor, row)) == few


def test_plans_are_made_anew_with_the_catalogue_beside_the_replay_of_the_draft(
    version: AssessmentVersion, editor: Actor
) -> None:
    make_outcome(version)
    row = version.assessment
    assert "Compare past plans" in text_of(editor, row)

    editor.client.post(address(row, "ask"), {"against": "catalogue"})
    assert "data-check-active" in text_of(editor, row)
    replay = Replay.objects.get()
    assert (replay.against, replay.started_by) == ("catalogue", editor.person)
    run_replay(ContextInHand({"replay": replay.pk}))
    Job.objects.update(state=JobState.SUCCEEDED, finished_at=timezone.now())

    html = text_of(editor, row)
    assert "No plan from a past submission would change." in html
    assert "The catalogue has changed since." not in html
    assert "We have not replayed past submissions yet." in html


def test_cancelling_the_one_leaves_the_other(version: AssessmentVersion, editor: Actor) -> None:
    row = draft(version, strict(), editor)
    catalogue = {"against": "catalogue"}
    editor.client.post(address(row, "ask"))
    editor.client.post(address(row, "ask"), catalogue)

    editor.client.post(address(row, "cancel"), catalogue)

    states = dict(Replay.objects.values_list("against", "job__state"))
    assert states == {"draft": JobState.QUEUED, "catalogue": JobState.CANCELLED}


def test_moves_of_first_certifications_are_told_by_their_names() -> None:
    cells = (Cell("capm", "", 1_200, 0), Cell("capm", "capm", 9, 0), Cell("gone", "capm", 3_000, 0))
    replay = Replay(started_at=timezone.now())

    view = present_catalogue_replay(
        replay, Result((VersionResult(1, cells, (), (), 4_201),)), {"capm": "CAPM"}, UTC
    )

    assert view.moves == ("gone → CAPM: 3,000", "CAPM → no plan: 1,200")
    assert view.sentence == (
        "4,201 of 4,209 past submissions would have another plan, and 4,200 would begin with another "
        "certification."
    )


@pytest.mark.parametrize("name", ["replay", "ask", "cancel"])
def test_only_authors_get_in(name: str, version: AssessmentVersion, report_viewer: Actor) -> None:
    go = report_viewer.client.get if name == "replay" else report_viewer.client.post

    # Wagtail leads who may not back to the front of the admin.
    assert go(address(version.assessment, name)).status_code in {302, 403}
    assert not Replay.objects.exists()
