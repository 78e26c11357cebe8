"""The check of a draft: what editors read about it, how they ask for it, and who signs."""

import json

import pytest
from django.urls import reverse

from assessments.domain.proof.report import (
    Effect,
    Finding,
    FindingKind,
    Fragile,
    MirrorState,
    Pattern,
    QuestionRole,
    Reached,
    Severity,
    StraightLine,
)
from assessments.models import Assessment, ProofSignature
from assessments.proofs.queries import PROVE
from portal.jobs.models import Job, JobState
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

SHEET = (("lead", "no"), ("planning", "1"), ("routine", "3"), ("share", "half"), ("tools", ()))
DEAD = Finding(
    FindingKind.DEAD_RULE, Severity.ERROR, "rules/mostly_operations", (("by", "mostly_projects"),), (SHEET,)
)
STRAIGHT = Finding(
    FindingKind.STRAIGHT_LINER, Severity.WARNING, "paths/project", (("path", "project"), ("pattern", "first"))
)


def overlap(earlier: str) -> Finding:
    given = (("earlier", earlier), ("earlier_path", "project"), ("path", "work"))
    return Finding(FindingKind.RULE_OVERLAP, Severity.NOTICE, "rules/mostly_operations", given, (SHEET,))


@pytest.fixture
def draft(editor: Actor) -> Assessment:
    row: Assessment = Assessment.objects.create(
        title="Short", definition=json.dumps(make_document(), indent=1)
    )
    row.save_revision(user=editor.person)
    return row


def address(row: Assessment, name: str = "check") -> str:
    return reverse(f"assessments_check:{name}", args=[row.public_id])


def text_of(actor: Actor, row: Assessment) -> str:
    return " ".join(actor.client.get(address(row)).text.split())


def test_unchecked_draft_says_so_and_is_checked_by_a_button(draft: Assessment, editor: Actor) -> None:
    assert "has never been checked" in text_of(editor, draft)
    assert "Check now" in text_of(editor, draft)

    response = editor.client.post(address(draft, "ask"))

    assert response["Location"] == address(draft)
    job = Job.objects.get(kind=PROVE)
    assert job.requested_by == editor.person
    assert "The check is waiting to start." in text_of(editor, draft)


def test_running_check_says_how_far_it_is(draft: Assessment, editor: Actor) -> None:
    editor.client.post(address(draft, "ask"))
    Job.objects.update(state=JobState.RUNNING, done=34, total=120, worker="one", attempts=1)

    text = text_of(editor, draft)

    assert "We are checking the draft: 34 of 120." in text
    assert "data-check-active" in text
    assert 'value="34"' in text
    assert "Check now" not in text


def test_check_that_waits_is_cancelled_by_a_button(draft: Assessment, editor: Actor) -> None:
    editor.client.post(address(draft, "ask"))
    assert "Cancel the check" in text_of(editor, draft)

    editor.client.post(address(draft, "cancel"))

    assert Job.objects.get().state == JobState.CANCELLED
    assert "was cancelled" in text_of(editor, draft)
    assert "No check is running." in editor.client.post(address(draft, "cancel"), follow=True).text


@pytest.mark.parametrize(("state", "words"), [("failed", "failed"), ("cancelled", "was cancelled")])
def test_check_that_came_to_no_end_may_be_asked_again(
    draft: Assessment, editor: Actor, state: str, words: str
) -> None:
    editor.client.post(address(draft, "ask"))
    Job.objects.update(state=state, finished_at="2026-12-01T00:00Z", error_class="WorkerLost")

    assert words in text_of(editor, draft)
    editor.client.post(address(draft, "ask"))
    assert Job.objects.active().count() == 1


def test_draft_that_does_not_compile_shows_why(editor: Actor) -> None:
    row = Assessment.objects.create(title="Half", definition='{"format": 1,')

    assert "This is not JSON" in text_of(editor, row)
    assert "Check now" not in text_of(editor, row)


def test_findings_are_told_with_place_line_advice_and_answers(draft: Assessment, editor: Actor) -> None:
    make_proof(make_document(), DEAD, STRAIGHT)

    text = text_of(editor, draft)

    assert "Can’t go live: 1 error." in text
    assert "Rule “Ongoing work earned half of its points or more”" in text
    assert "Whenever it applies, an earlier rule decides first, such as “Project work earned half" in text
    lines = draft.definition.splitlines()
    line = next(number for number, each in enumerate(lines, 1) if '"mostly_operations"' in each)
    assert f"Definition, line {line}</a>" in text
    assert reverse("wagtailsnippets_assessments_assessment:edit", args=[draft.pk]) in text
    assert "<dt>What fills your week?</dt> <dd>Half and half</dd>" in text
    assert "None of these" in text
    assert "the first answer every time" in text


def test_overlaps_of_a_rule_are_one_entry(draft: Assessment, editor: Actor) -> None:
    make_proof(make_document(), overlap("mostly_projects"), overlap("neither"))

    text = text_of(editor, draft)

    assert "Notices (1)" in text
    assert "“Project work earned half of its points or more”, for “Project management”" in text
    assert "Ready to go live: no errors, no warnings." in text


def test_rest_of_the_report_is_told(draft: Assessment, editor: Actor) -> None:
    make_proof(
        make_document(),
        mirror=MirrorState.PROVED,
        effects=(
            Effect("share", QuestionRole.PATH, ("project", "work"), True),
            Effect("planning", QuestionRole.PATH, ("project", "work"), False),
            Effect("months", QuestionRole.PLAN, (), True),
            Effect("lead", QuestionRole.SHOWS, (), True),
            Effect("tools", QuestionRole.NOTHING, (), True),
        ),
        fragile=Fragile("share", 1518, 2000),
        straight_lines=(StraightLine(Pattern.NOT_SURE, "explore"),),
        reached=(Reached("work", "mostly_operations", SHEET),),
    )

    text = text_of(editor, draft)

    for words in (
        "Yes, and we have proved it: if every answer about",
        "can change the path between “Project management” and “Work management”</td>",
        "and “Work management”, perhaps others",
        "affects the plan: its order, ",
        "decides which other questions you get",
        "decides nothing",
        "in about 76% of cases, a different answer",
        "“Not sure, or does not apply” every time",
        "that affect the path (3)",
        "33.3%",
        "does not prove that they are neutral",
        "Work management: Ongoing work earned half",
    ):
        assert words in text, words


def test_moderator_signs_and_then_it_may_go_live(draft: Assessment, moderator: Actor, editor: Actor) -> None:
    make_proof(make_document(), STRAIGHT)
    assert "Sign the warnings" not in text_of(editor, draft)
    assert "A moderator must sign the warnings: one who has" in text_of(editor, draft)
    assert "Sign the warnings" in text_of(moderator, draft)

    moderator.client.post(address(draft, "sign"))

    assert ProofSignature.objects.get().signed_by == moderator.person
    text = text_of(moderator, draft)
    assert "a moderator has signed the warnings" in text
    assert "Warnings signed" in text


def test_editor_who_signs_all_the_same_is_refused_in_words(draft: Assessment, editor: Actor) -> None:
    make_proof(make_document(), STRAIGHT)

    response = editor.client.post(address(draft, "sign"), follow=True)

    assert "Only moderators can sign warnings." in response.text
    assert not ProofSignature.objects.exists()


def test_there_is_nothing_to_sign_or_to_ask_for(draft: Assessment, moderator: Actor) -> None:
    assert "There are no warnings to sign." in moderator.client.post(address(draft, "sign"), follow=True).text
    make_proof(make_document())
    assert (
        "There is nothing to check. It is already done, or"
        in moderator.client.post(address(draft, "ask"), follow=True).text
    )
    assert not Job.objects.exists()


def test_latest_draft_is_checked_not_the_published_one(draft: Assessment, editor: Actor) -> None:
    make_proof(make_document())
    draft.definition = json.dumps(make_document(plan_size=5))
    draft.save_revision(user=editor.person)

    assert "has never been checked" in text_of(editor, draft)


def test_saving_a_draft_that_compiles_asks_for_its_check(draft: Assessment, editor: Actor) -> None:
    data = {"title": "Short", "minutes": "8"}
    edit = reverse("wagtailsnippets_assessments_assessment:edit", args=[draft.pk])
    editor.client.post(edit, {**data, "definition": '{"format": 1,'})
    assert not Job.objects.filter(kind=PROVE).exists()

    editor.client.post(edit, {**data, "definition": json.dumps(make_document(plan_size=5))})

    assert Job.objects.get(kind=PROVE).params["definition"]["plan_size"] == 5


def test_list_and_draft_lead_to_the_check(draft: Assessment, editor: Actor) -> None:
    for name, arguments in (("list", []), ("edit", [draft.pk])):
        shown = editor.client.get(
            reverse(f"wagtailsnippets_assessments_assessment:{name}", args=arguments)
        ).text
        assert address(draft) in shown


@pytest.mark.parametrize("role", ["report_viewer", "administrator", "learner", "visitor"])
def test_only_those_who_write_assessments_get_in(
    draft: Assessment, role: str, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(role).client
    assert client.get(address(draft)).status_code in {302, 403}
    for name in ("ask", "cancel", "sign"):
        assert client.post(address(draft, name)).status_code in {302, 403}

    assert not Job.objects.exists()


def test_queries_do_not_grow_with_findings(draft: Assessment, editor: Actor) -> None:
    draft.definition = json.dumps(make_document(plan_size=5))
    draft.save_revision(user=editor.person)
    counts = []
    for size, findings in ((5, [STRAIGHT]), (6, [STRAIGHT, overlap("neither")] * 20)):
        draft.definition = json.dumps(make_document(plan_size=size))
        draft.save_revision(user=editor.person)
        make_proof(make_document(plan_size=size), *findings)
        editor.client.get(address(draft))
        counts.append(count_queries(lambda: editor.client.get(address(draft))))

    assert counts[0] == counts[1]
