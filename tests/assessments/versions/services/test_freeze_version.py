"""A version is made by freezing alone, and what was frozen is the same version for ever."""

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.domain.definitions.writer import document_of, logic_hash, wording_hash
from assessments.models import Assessment, AssessmentVersion
from assessments.versions.services.freeze_version import freeze_version
from portal.shared import page_cache
from tests.builders.short_instrument import make_document
from tests.support.cast import Actor
from tests.support.processes import PATIENCE
from tests.support.proof_gate import answer_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the gate asks for is told by its own tests."""
    answer_by(lambda _definition: (), monkeypatch)


@pytest.fixture
def assessment() -> Assessment:
    return Assessment.objects.create(title="Short", definition="{}")


def reworded() -> dict[str, Any]:
    """The same instrument under another title."""
    document = make_document()
    document["texts"]["en"]["title"] = "Another title"
    return document


def test_first_version_is_number_one_and_current(assessment: Assessment, editor: Actor) -> None:
    version = freeze_version(assessment, make_document(), by=editor.person)

    version.refresh_from_db()
    definition = parse_definition(version.definition)
    assert document_of(definition) == version.definition == make_document()
    assert (version.number, version.frozen_by) == (1, editor.person)
    assert (version.logic_hash, version.wording_hash) == (logic_hash(definition), wording_hash(definition))
    assert assessment.current_version == version
    assert Assessment.objects.get().current_version == version


def test_version_of_a_story_is_as_old_as_the_story_says(assessment: Assessment) -> None:
    moment = datetime(2024, 2, 28, 12, tzinfo=UTC)

    version = freeze_version(assessment, make_document(), by=None, now=moment)

    assert AssessmentVersion.objects.get() == version
    assert AssessmentVersion.objects.get().frozen_at == moment
    # What was frozen keeps its day.
    assert freeze_version(assessment, make_document(), by=None).frozen_at == moment


def test_nothing_else_of_the_assessment_is_written(assessment: Assessment) -> None:
    Assessment.objects.update(title="Renamed meanwhile")

    freeze_version(assessment, make_document(), by=None)

    assert Assessment.objects.get().title == "Renamed meanwhile"


@pytest.mark.parametrize("change", [{"plan_size": 4}, {"texts": reworded()["texts"]}])
def test_change_of_logic_or_wording_is_the_next_version(
    assessment: Assessment, change: dict[str, Any]
) -> None:
    first = freeze_version(assessment, make_document(), by=None)

    second = freeze_version(assessment, make_document(**change), by=None)

    assert (second.number, second.assessment) == (2, assessment)
    assert Assessment.objects.get().current_version == second
    first.refresh_from_db()
    assert first.definition == make_document()


def test_definition_frozen_before_is_current_again_under_its_number(assessment: Assessment) -> None:
    first = freeze_version(assessment, make_document(), by=None)
    freeze_version(assessment, reworded(), by=None)

    assert freeze_version(assessment, make_document(), by=None) == first

    assert Assessment.objects.get().current_version == first
    assert AssessmentVersion.objects.count() == 2
    assert freeze_version(assessment, make_document(plan_size=1), by=None).number == 3


def test_other_assessment_has_its_own_numbers(assessment: Assessment) -> None:
    other = Assessment.objects.create(title="Other", definition="{}")

    assert freeze_version(assessment, make_document(), by=None).number == 1
    assert freeze_version(other, make_document(), by=None).number == 1


@pytest.mark.parametrize(
    "document", [None, [], {}, make_document(format=2), make_document(rules=[]), make_document(extra=1)]
)
def test_definition_that_does_not_compile_is_refused(assessment: Assessment, document: object) -> None:
    with pytest.raises(RefusedError) as refused:
        freeze_version(assessment, document, by=None)

    assert refused.value.refusals
    assert not AssessmentVersion.objects.exists()
    assert Assessment.objects.get().current_version is None


def test_gate_may_refuse(assessment: Assessment, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Refusal("rules", "A path is never reached.")
    answer_by(lambda _definition: (refusal,), monkeypatch)

    with pytest.raises(RefusedError) as refused:
        freeze_version(assessment, make_document(), by=None)

    assert refused.value.refusals == (refusal,)
    assert not AssessmentVersion.objects.exists()


def test_gate_sees_the_definition_that_is_frozen(
    assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def agree(definition: Definition) -> tuple[Refusal, ...]:
        seen.append(definition)
        return ()

    answer_by(agree, monkeypatch)

    version = freeze_version(assessment, make_document(), by=None)

    assert seen == [parse_definition(version.definition)]


def test_freezing_lets_pages_be_made_anew(assessment: Assessment) -> None:
    before = page_cache.generation()

    freeze_version(assessment, make_document(), by=None)

    assert page_cache.generation() > before


def test_assessment_that_is_gone_is_not_frozen(assessment: Assessment) -> None:
    Assessment.objects.all().delete()

    with pytest.raises(Assessment.DoesNotExist):
        freeze_version(assessment, make_document(), by=None)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_versions_frozen_at_once_have_numbers_without_gaps() -> None:
    assessment = Assessment.objects.create(title="Short", definition="{}")
    start = threading.Barrier(6)
    numbers: list[int] = []

    def freeze(size: int) -> None:
        try:
            start.wait(timeout=PATIENCE)
            numbers.append(freeze_version(assessment, make_document(plan_size=size), by=None).number)
        finally:
            connection.close()

    # Two of each, so that the same content is frozen at once, too.
    threads = [threading.Thread(target=freeze, args=[1 + number // 2]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == [1, 1, 2, 2, 3, 3]
    assert AssessmentVersion.objects.count() == 3
