"""How an assessment works: what everybody reads about its logic, its proof and its changes."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.domain.proof.report import (
    PROVER,
    Effect,
    Finding,
    FindingKind,
    MirrorState,
    QuestionRole,
    Severity,
)
from assessments.models import Assessment, AssessmentVersion
from assessments.proofs.services.sign_warnings import sign_warnings
from portal.shared import page_cache
from tests.builders.newest_format import newest
from tests.builders.short_instrument import make_document
from tests.factories.assessments import checked_and_frozen, make_assessment, make_proof, make_version
from tests.factories.pages import make_catalogue_page, make_certification, make_issuer
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def address(row: Assessment) -> str:
    return reverse("assessments:how_it_works", args=[row.slug])


def text_of(row: Assessment, client: Client | None = None) -> str:
    return " ".join((client or Client()).get(address(row)).text.split())


def test_everybody_reads_dimensions_rules_and_next_steps() -> None:
    text = text_of(make_assessment())

    assert "everything that “A short assessment” counts" in text
    assert "<dt>Project work</dt> <dd>up to 8 points, from 3 questions</dd>" in text
    rules = [
        text.index(words)
        for words in ("Project work earned half", "Ongoing work earned half", "Neither kind")
    ]
    assert rules == sorted(rules)
    assert "Project work has at least 50% of its points" in text
    assert "When no rule above fits." in text
    assert "Talk to somebody who does the work." in text


def test_kinds_of_work_stages_and_moves_are_told_where_there_are_any() -> None:
    row = Assessment.objects.create(title="New", definition=json.dumps(newest()), live=True, minutes=5)
    checked_and_frozen(row, newest())

    text = text_of(row)

    assert "Kinds of work, and how far along you are" in text
    assert "<dd>in the plans for “paths/project/name” and “paths/both/name”</dd>" in text
    assert "paths/project/name: senior" in text
    assert "This path is for the work you want, not the work you do now." in text
    assert "You gave the same answer to all of" in text
    assert "Kinds of work" not in text_of(make_assessment())


def test_proof_is_told_with_effects_shares_mirror_and_what_a_moderator_signed() -> None:
    document = make_document()
    make_proof(
        document,
        Finding(
            FindingKind.STRAIGHT_LINER,
            Severity.WARNING,
            "paths/project",
            (("path", "project"), ("pattern", "first")),
        ),
        mirror=MirrorState.PROVED,
        effects=(
            Effect("share", QuestionRole.PATH, ("project", "work"), True),
            Effect("months", QuestionRole.PLAN, (), True),
        ),
    )
    row = make_assessment_signed(document)

    text = text_of(row)

    for words in (
        "can change the path between “Project management” and “Work management”",
        "affects the plan: its order, which certifications you could",
        "Yes, and we have proved it: if every answer about",
        "33.3%",
        "that affect the path (3)",
        "Real people don’t answer at random. So this",
        "A moderator has read this and signed it:",
        "Path “Project management”: Someone who picks the first answer every time",
    ):
        assert words in text, words


def test_what_a_later_prover_finds_is_not_said_to_be_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_assessment()
    assert "The check found no errors and covered every case." in text_of(row)
    monkeypatch.setattr("assessments.proofs.queries.PROVER", 99)
    make_proof(
        make_document(),
        Finding(FindingKind.UNREACHABLE_PATH, Severity.ERROR, "paths/work"),
        Finding(FindingKind.UNREAD_DIMENSION, Severity.WARNING, "dimensions/work"),
        prover=99,
    )

    text = text_of(row)

    assert "Today, a version with this could not go live:" in text
    assert "Path “Work management”: No answers lead to this path." in text
    assert "No moderator has signed this yet:" in text
    assert "signed it:" not in text
    assert "found no error" not in text


def test_signature_that_comes_later_is_shown_at_once(
    moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = make_assessment()
    monkeypatch.setattr("assessments.proofs.queries.PROVER", 99)
    report = make_proof(
        make_document(),
        Finding(FindingKind.UNREAD_DIMENSION, Severity.WARNING, "dimensions/work"),
        prover=99,
    )
    assert "No moderator has signed this yet:" in text_of(row)
    kept = page_cache.generation()

    sign_warnings(report.pk, draft=row, by=moderator.person)

    assert page_cache.generation() > kept
    assert "A moderator has read this and signed it:" in text_of(row)


def test_what_was_left_open_is_told_also_where_nobody_has_to_sign_it() -> None:
    document = make_document()
    open_overlap = Finding(
        FindingKind.NOT_PROVEN, Severity.NOTICE, "rules/mostly_projects", (("what", "rule_overlap"),)
    )
    make_proof(document, open_overlap)

    text = text_of(make_assessment())

    assert "We could not settle this, and no one has to sign it:" in text
    assert "covered every case" not in text


def test_need_that_a_rule_reads_is_not_told_to_decide_nothing() -> None:
    dimensions = [{"key": "project"}, {"key": "work", "focus_area": "agile"}]

    text = text_of(make_assessment(dimensions=dimensions))

    assert "<dt>Ongoing work</dt>" in text
    assert "never decide" not in text


def make_assessment_signed(document: dict[str, object]) -> Assessment:
    """An assessment with a version that went live with signed warnings."""
    from assessments.models import ProofReport, ProofSignature

    ProofSignature.objects.create(report=ProofReport.objects.get())
    row: Assessment = Assessment.objects.create(title="Short", definition=json.dumps(document), live=True)
    checked_and_frozen(row, document)
    return row


def test_version_without_a_report_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_assessment()
    monkeypatch.setattr("assessments.proofs.queries.PROVER", 99)

    text = text_of(row)

    assert "Version 1 has no proof report." in text
    assert "Show each question" not in text
    assert "Project work earned half of its points or more." in text


def test_changes_are_told_by_version_the_latest_first() -> None:
    row = make_assessment()
    reworded = make_document()
    reworded["texts"]["en"]["title"] = "Another title"
    checked_and_frozen(row, reworded)
    longer = make_document(plan_size=5)
    longer["rules"][0]["when"] = [{"score": "project", "at_least": 60}]
    checked_and_frozen(row, longer)

    text = text_of(row)

    assert text.index("Version 3") < text.index("Version 2") < text.index("Version 1")
    assert "The first version." in text
    assert text.count("(now)") == 1
    assert text.index("Version 3") < text.index("(now)") < text.index("Version 2")
    assert "Only the wording changed. The same answers lead to the same result." in text
    assert "The logic changed, so the same answers may lead to a different result." in text
    for change in ("1 rule changed.", "The length of a plan changed.", "1 text reworded."):
        assert change in text


def test_hashes_and_prover_are_named() -> None:
    row = make_assessment()
    version = AssessmentVersion.objects.get()

    text = text_of(row)

    assert version.logic_hash in text
    assert version.wording_hash in text
    assert f"<dt>Prover</dt> <dd>version {PROVER}</dd>" in text


def test_own_offers_are_declared_with_the_plans_that_may_hold_them() -> None:
    forget_snapshot()
    row = make_assessment()
    assert (
        "The organisation that runs this site offers none of the certifications in the catalogue."
        in text_of(row)
    )
    issuer = make_issuer(is_publisher=True)
    page = make_certification(make_catalogue_page(), issuer=issuer)
    forget_snapshot()

    text = text_of(row)

    assert f'href="{page.get_url()}"' in text
    assert "runs this site" in text


def test_it_is_the_same_for_everybody_and_any_proxy_may_keep_it(learner: Actor) -> None:
    row = make_assessment()

    response = Client().get(address(row))

    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    header, main = text_of(row, learner.client).split("<main")
    assert main == text_of(row).split("<main")[1]
    assert "learner" in header.casefold()


def test_queries_do_not_grow_with_versions() -> None:
    row = make_assessment()
    made = iter(range(4, 100))

    def more(count: int) -> None:
        for _number in range(count):
            make_version(row, plan_size=next(made))

    def look() -> None:
        # Nothing that a process keeps helps.
        page_cache.purge()
        assert Client().get(address(row)).status_code == 200

    assert_queries_do_not_grow(more, look)


def test_what_cannot_be_taken_is_not_shown() -> None:
    row = make_assessment()
    Assessment.objects.update(live=False)

    assert Client().get(address(row)).status_code == 404
    assert Client().get(reverse("assessments:how_it_works", args=["none-of-this-name"])).status_code == 404


def test_front_and_list_lead_here() -> None:
    row = make_assessment()

    for page in (reverse("assessments:index"), reverse("assessments:about", args=[row.slug])):
        assert f'href="{address(row)}"' in Client().get(page).text
