"""The whole catalogue of the demo, from its files through the database to what engines read."""

import json

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document
from assessments.domain.snapshots.snapshot import Counsel, Snapshot
from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.parser import EXTERNAL
from certifications.domain.vocabulary import CircumstanceKind, RecognitionTopic
from tests.factories.demo_catalogue import real_advice
from tests.factories.real_catalogue import real_fact_base, real_snapshot

# The import takes long: one worker does it once. Of a run without a test that says that it needs a database,
# there is none.
pytestmark = [pytest.mark.xdist_group("demo_catalogue"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def advice() -> Advice:
    return real_advice()


@pytest.fixture(scope="module")
def counsel(demo_snapshot: Snapshot) -> Counsel:
    assert demo_snapshot.counsel is not None
    return demo_snapshot.counsel


@pytest.fixture(scope="module")
def slugs() -> frozenset[str]:
    return frozenset(record.slug for record in real_fact_base().records)


def test_certifications_and_steps_are_those_that_the_files_become_without_a_database(
    demo_snapshot: Snapshot,
) -> None:
    def known(of: Snapshot) -> list[tuple[str, int, int, bool]]:
        return [
            (item.slug, len(item.routes), len(item.prices), item.course is not None)
            for item in of.certifications
        ]

    assert known(demo_snapshot) == known(real_snapshot())
    assert [(item.start, item.end, item.waives) for item in demo_snapshot.steps] == [
        (item.start, item.end, item.waives) for item in real_snapshot().steps
    ]


def test_counsel_names_every_role_with_each_certification_of_the_catalogue_that_serves_it(
    counsel: Counsel, advice: Advice, slugs: frozenset[str]
) -> None:
    services = {
        role.slug: [
            (service.certification, stage)
            for stage in ("start", "established", "senior")
            for service in getattr(role.certifications, stage)
            if service.certification in slugs
        ]
        for role in advice.role_families
    }

    assert {
        role.slug: [(item.slug, item.stage) for item in role.services] for role in counsel.roles
    } == services
    assert {role.slug: (role.kind, role.misfits) for role in counsel.roles} == {
        role.slug: (
            role.kind_of_work.value,
            tuple(sorted(slugs.intersection(item.certification for item in role.not_for_this_role))),
        )
        for role in advice.role_families
    }


def test_every_condition_of_a_service_is_read(counsel: Counsel) -> None:
    assert [service for role in counsel.roles for service in role.services if not service.is_read] == []


def test_counsel_names_every_group_of_which_the_catalogue_has_one(
    counsel: Counsel, advice: Advice, slugs: frozenset[str]
) -> None:
    groups = {
        group.slug: (
            group.rule.value,
            tuple(item.certification for item in group.members if item.certification in slugs),
        )
        for group in advice.alternatives
    }

    assert {group.key: (group.rule, group.slugs) for group in counsel.rivals} == {
        key: (rule, members) for key, (rule, members) in groups.items() if members
    }
    assert all(group.default in {"", *group.slugs} for group in counsel.rivals)


def test_counsel_names_every_certification_that_something_outgrows(
    counsel: Counsel, advice: Advice, slugs: frozenset[str]
) -> None:
    assert {item.slug for item in counsel.outgrowing} == {
        rule.certification for rule in advice.outgrown_by if rule.certification in slugs
    }
    named = {item.key for item in counsel.regions} | {item.slug for item in counsel.roles} | slugs
    circumstances = {item.key for item in advice.circumstances}
    assert {item.named for item in counsel.outgrowing} <= {"", *named, *circumstances}


def test_counsel_names_where_certifications_count_all_regions_and_all_tools(
    counsel: Counsel, advice: Advice, slugs: frozenset[str]
) -> None:
    assert {(item.slug, item.region) for item in counsel.recognised} == {
        (slug, region)
        for item in advice.recognition
        if item.topic is RecognitionTopic.REGION
        for slug in item.certifications
        if slug in slugs and not slug.startswith(EXTERNAL)
        for region in item.regions
    }
    assert {item.key: item.within for item in counsel.regions} == {
        region.key: region.within for region in advice.regions
    }
    assert list(counsel.tools) == sorted(
        item.key for item in advice.circumstances if item.kind is CircumstanceKind.TOOL
    )


def test_document_of_it_is_of_format_2_and_reads_back(demo_snapshot: Snapshot) -> None:
    document = json.loads(canonical_json(snapshot_document(demo_snapshot)))

    assert document["format"] == 2
    assert parse_snapshot(document) == demo_snapshot
