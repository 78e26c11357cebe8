"""What stands beside the facts, as engines read it."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.domain.snapshots.snapshot import (
    Counsel,
    Grounds,
    Outgrowing,
    Recognised,
    Region,
    Rivals,
    Role,
    RoleService,
)
from certifications.domain.advice import Circumstance, OutgrownCondition
from certifications.domain.advice import Region as StatedRegion
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import (
    CircumstanceKind,
    GroupRule,
    KindOfWork,
    OutgrownWhen,
    RecognitionTopic,
    Service,
    Stage,
    Strength,
)
from tests.factories.mapped import (
    counsel,
    make_group,
    make_role,
    make_rule,
    make_service,
    make_statement,
    named,
    never,
)

FRESH_UNTIL = date(2027, 11, 22)


def test_nothing_beside_the_facts_is_empty_counsel() -> None:
    assert counsel() == Counsel()


def test_role_has_its_kind_its_services_in_order_and_its_misfits_sorted() -> None:
    role = make_role(
        "scrum-master",
        make_service("psm-i", stage=Stage.START, regions=("uk", "eu", "uk")),
        make_service(
            "csm", stage=Stage.SENIOR, service=Service.SPECIAL, circumstance="scrum", when="a Scrum team"
        ),
        make_service("csm", when="on Fridays", is_read=False, service=Service.GOOD),
        kind_of_work=KindOfWork.BOTH,
        misfits=("pmp", "capm", "ext:pm2"),
    )

    assert counsel(roles=[role]).roles == (
        Role(
            slug="scrum-master",
            kind="both",
            services=(
                RoleService("psm-i", "start", "usual", regions=("eu", "uk")),
                RoleService("csm", "senior", "special", circumstance="scrum"),
                RoleService("csm", "established", "good", is_read=False),
            ),
            misfits=("capm", "pmp"),
        ),
    )


def test_service_of_what_the_catalogue_does_not_have_has_no_effect() -> None:
    role = make_role("coach", make_service("ext:icp-acc"), make_service("pgmp"))

    assert counsel(roles=[role]).roles == (Role("coach", "project", (), ()),)


def test_rivals_keep_the_editors_order_and_name_what_is_taken_where_nothing_decides() -> None:
    groups = [
        make_group("scrum", "psm-i", "ext:x", "csm", "psm-i", default="csm", rule=GroupRule.PICK_ONE_FIRST),
        make_group("entry", "capm", default="pgmp"),
        make_group("outside", "ext:x"),
    ]

    assert counsel(groups=groups).rivals == (
        Rivals("entry", "pick-one", ("capm",)),
        Rivals("scrum", "pick-one-first", ("psm-i", "csm"), "csm"),
    )


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            never(OutgrownWhen.HOLDS, certification=named("pmp")),
            Outgrowing("capm", "never", "holds", named="pmp"),
        ),
        (
            never(OutgrownWhen.MAY_ENTER, certification=named("pmp")),
            Outgrowing("capm", "never", "may_enter", named="pmp"),
        ),
        (
            never(OutgrownWhen.MONTHS_AT_LEAST, kind="project", months=36, education="degree"),
            Outgrowing("capm", "never", "months_at_least", kind="project", months=36, education="degree"),
        ),
        (
            never(OutgrownWhen.MONTHS_BELOW, kind="agile", months=0, unless_holds=("psm-i", "csm", "x")),
            Outgrowing("capm", "never", "months_below", kind="agile", months=0, unless_held=("csm", "psm-i")),
        ),
        (
            never(OutgrownWhen.OUTSIDE_REGION, region="uk", name="United Kingdom"),
            Outgrowing("capm", "never", "outside_region", named="uk"),
        ),
        (
            never(OutgrownWhen.WITHOUT, circumstance="asana", name="Asana"),
            Outgrowing("capm", "never", "without", named="asana"),
        ),
        (
            never(OutgrownWhen.IN_ROLE, role="coach", name="Coach"),
            Outgrowing("capm", "never", "in_role", named="coach"),
        ),
        (
            OutgrownCondition(Strength.DISCOURAGE, OutgrownWhen.NOBODY_NEW),
            Outgrowing("capm", "discourage", "nobody_new"),
        ),
    ],
)
def test_condition_names_what_it_reads_by_its_key(condition: OutgrownCondition, expected: Outgrowing) -> None:
    assert counsel(outgrown=[make_rule("capm", condition)]).outgrowing == (expected,)


def test_condition_about_what_the_catalogue_does_not_have_has_no_effect() -> None:
    rules = [
        make_rule("capm", never(OutgrownWhen.HOLDS, certification=named("ext:x"))),
        make_rule("csm", never(OutgrownWhen.LACKS, certification=named("pgmp"))),
        make_rule("pgmp", never(OutgrownWhen.NOBODY_NEW)),
    ]

    assert counsel(outgrown=rules).outgrowing == ()


def test_conditions_are_sorted_by_their_fields_and_stand_once() -> None:
    twice = never(OutgrownWhen.HOLDS, certification=named("pmp"))
    rules = [make_rule("csm", never(OutgrownWhen.NOBODY_NEW), twice, twice), make_rule("capm", twice)]
    found = counsel(outgrown=rules).outgrowing

    assert [(item.slug, item.when) for item in found] == [
        ("capm", "holds"),
        ("csm", "holds"),
        ("csm", "nobody_new"),
    ]
    assert counsel(outgrown=rules[::-1]).outgrowing == found


def test_recognition_is_by_certification_and_region_and_as_sure_as_its_surest_statement() -> None:
    statements = [
        make_statement("pmp", "ext:pm2", "pgmp", regions=("uk", "eu"), confidence=Confidence.LOW),
        make_statement("pmp", confidence=Confidence.MEDIUM, collected_on=date(2026, 1, 1)),
        make_statement("csm", topic=RecognitionTopic.HOLDERS),
    ]
    expected = (
        Recognised("pmp", "eu", Grounds("low", FRESH_UNTIL)),
        Recognised("pmp", "uk", Grounds("medium", date(2027, 1, 1))),
    )

    assert counsel(recognition=statements).recognised == expected
    assert counsel(recognition=statements[::-1]).recognised == expected


def test_of_equally_sure_statements_the_one_that_stays_fresh_counts() -> None:
    statements = [make_statement("pmp", collected_on=date(2026, 1, 1)), make_statement("pmp")]

    assert counsel(recognition=statements).recognised == (
        Recognised("pmp", "uk", Grounds("high", FRESH_UNTIL)),
    )


def test_regions_and_tools_are_by_key() -> None:
    found = counsel(
        regions=[StatedRegion("uk", "United Kingdom", "europe"), StatedRegion("europe", "Europe", "")],
        circumstances=[
            Circumstance("jira", "Jira", CircumstanceKind.TOOL),
            Circumstance("it", "IT", CircumstanceKind.FIELD),
            Circumstance("asana", "Asana", CircumstanceKind.TOOL),
        ],
    )

    assert found.regions == (Region("europe"), Region("uk", "europe"))
    assert found.tools == ("asana", "jira")


def test_counsel_is_the_same_in_whatever_order_the_lists_come() -> None:
    roles = [make_role("b", make_service()), make_role("a", kind_of_work=KindOfWork.ONGOING)]
    groups = [make_group("b", "pmp"), make_group("a", "csm")]

    assert counsel(roles=roles, groups=groups) == counsel(roles=roles[::-1], groups=groups[::-1])
    turned = replace(roles[0], services=(make_service("csm"), make_service()))
    assert counsel(roles=[turned]) != counsel(roles=[replace(turned, services=turned.services[::-1])])
