"""How facets read a certification."""

from datetime import date, timedelta

import pytest

from certifications.domain.advice import JudgedBy, Named, Recognition, Region, RoleFamily, RoleService
from certifications.domain.catalogue_entries import CatalogueEntry, catalogue_entry
from certifications.domain.catalogue_filter import options_of, read_filter, select
from certifications.domain.certification import CoveredArea, Term
from certifications.domain.exam import has_exam
from certifications.domain.facets.advice import facet_advice
from certifications.domain.facets.declaration import Facet, FacetAdvice, PriceBasis, Serves
from certifications.domain.facets.offer import months_before
from certifications.domain.facets.price import currencies_of, lowest_price
from certifications.domain.facts import Confidence
from certifications.domain.statements import Grounds
from certifications.domain.vocabulary import (
    Basis,
    Coverage,
    KindOfWork,
    RecognitionTopic,
    Service,
    Stage,
    Status,
)
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_facts
from tests.factories.real_catalogue import real_certifications


def entry(**values: str) -> CatalogueEntry:
    return catalogue_entry(make_certification_value(facts=make_facts(**values)), COLLECTED_ON)


def keys(found: CatalogueEntry, facet: Facet) -> set[str]:
    return {option.key for option in found.options(facet)}


@pytest.mark.parametrize(
    ("months", "band"),
    [
        ("0", "none"),
        ("12", "1"),
        ("13", "3"),
        ("36", "3"),
        ("37", "more"),
        ("project 36; programme 36", "more"),
    ],
)
def test_experience_is_told_in_bands_and_kinds_add_up(months: str, band: str) -> None:
    assert keys(entry(routes__1__experience_months=months), Facet.EXPERIENCE) == {band}


def test_route_through_another_certification_counts_only_where_there_is_no_other() -> None:
    held = {"routes__1__experience_months": "0", "routes__1__certs_required": "all of: pmp"}

    found = entry(**held)
    assert (keys(found, Facet.EXPERIENCE), keys(found, Facet.FIRST)) == ({"none"}, {"yes"})
    found = entry(**held, routes__2__experience_months="24")
    assert (keys(found, Facet.EXPERIENCE), keys(found, Facet.FIRST)) == ({"3"}, {"no"})


def test_experience_and_degree_must_hold_on_one_route() -> None:
    found = entry(
        routes__1__experience_months="36",
        routes__1__education="none",
        routes__2__experience_months="0",
        routes__2__education="four-year degree",
    )
    catalogue = [found]
    assert keys(found, Facet.EXPERIENCE) == {"none", "3"}

    def shown(**parameters: list[str]) -> int:
        return len(select(catalogue, read_filter(parameters, options_of(catalogue)).filter))

    degree = "no" if "no" in keys(found, Facet.DEGREE) else "unknown"
    assert shown(experience=["3"], degree=[degree]) == 1
    assert shown(experience=["none"]) == 1
    assert shown(experience=["none"], degree=["no"]) == 0


@pytest.mark.parametrize(
    ("values", "band"),
    [
        ({"routes__1__training_hours": "0"}, "none"),
        ({"routes__1__training_hours": "16"}, "16"),
        ({"routes__1__training_hours": "23"}, "35"),
        ({"routes__1__training_hours": "36"}, "more"),
        ({"routes__1__training_hours": "0", "prerequisites__course": "compulsory"}, "course"),
        ({"prerequisites__course": "compulsory", "prerequisites__course_hours": "14"}, "16"),
        ({"routes__1__course_required": "their own course"}, "course"),
        ({"prerequisites__course": "recommended"}, "none"),
        ({"routes__1__experience_months": "0"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_training_counts_compulsory_courses_and_no_recommended_ones(
    values: dict[str, str], band: str
) -> None:
    assert keys(entry(**values), Facet.TRAINING) == {band}


PRICES = {"fees__member": "USD 225", "fees__non_member": "USD 300; EUR 320"}


def test_member_price_counts_for_members_alone_and_nothing_is_converted() -> None:
    item = make_certification_value(facts=make_facts(**PRICES))

    assert lowest_price(item, PriceBasis("USD")) == 300
    assert lowest_price(item, PriceBasis("USD", is_member=True)) == 225
    assert lowest_price(item, PriceBasis("EUR", is_member=True)) == 320
    assert lowest_price(item, PriceBasis("GBP")) is None
    assert currencies_of([item]) == ("EUR", "USD")


@pytest.mark.parametrize(
    ("values", "bands"),
    [
        (PRICES, {"300", "500", "1000"}),
        ({"fees__exam": "USD 0"}, {"free", "200", "300", "500", "1000"}),
        ({"fees__exam": "USD 1001"}, {"more"}),
        ({"fees__exam": "USD 250 to 2495"}, {"300", "500", "1000"}),
        ({"fees__exam": "GBP 269"}, {"other"}),
        ({"fees__course": "member: USD 245; non-member: USD 450", "fees__retake": "USD 10"}, {"500", "1000"}),
        ({"fees__exam": "USD 600", "fees__course": "USD 100"}, {"1000"}),
        ({"fees__subscription_per_month": "USD 49", "fees__total": "below USD 300"}, {"300", "500", "1000"}),
        ({"fees__subscription_per_month": "USD 49"}, {"unknown"}),
        ({"fees__member": "USD 200"}, {"unknown"}),
        ({}, {"unknown"}),
    ],
)
def test_price_is_the_lowest_one_stated_of_what_is_sold(values: dict[str, str], bands: set[str]) -> None:
    assert keys(entry(**values), Facet.PRICE) == bands


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"exam__format": "No final exam: graded course work"}, False),
        ({"exam__format": "written assignments; our source mentions no exam"}, None),
        ({"exam__format": "multiple choice"}, True),
        ({"fees__attempt": "USD 200"}, True),
        ({}, None),
    ],
)
def test_exam_is_there_or_not_or_unknown(values: dict[str, str], expected: bool | None) -> None:
    assert has_exam(make_facts(**values)) is expected


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"renewal__cycle_years": "3", "renewal__units": "60 PDU"}, "3"),
        ({"renewal__units": "none; does not expire"}, "life"),
        ({"renewal__units": "20 SEU"}, "unknown"),
    ],
)
def test_validity_is_a_number_of_years_or_life_or_unknown(values: dict[str, str], key: str) -> None:
    assert keys(entry(**values), Facet.VALID) == {key}


def covering(**coverage: Coverage) -> tuple[CoveredArea, ...]:
    return tuple(CoveredArea(Term(area, area), value, issuer_only=False) for area, value in coverage.items())


def serving(kind: KindOfWork, service: Service = Service.USUAL) -> FacetAdvice:
    return FacetAdvice((Serves(Term("r", "R"), kind, Stage.START, service),))


@pytest.mark.parametrize(
    ("coverage", "advice", "kinds"),
    [
        (
            {"project_work": Coverage.PARTIAL, "ongoing_operational_work": Coverage.CORE},
            FacetAdvice(),
            {"ongoing"},
        ),
        ({"project_work": Coverage.CORE}, serving(KindOfWork.ONGOING), {"project", "ongoing", "both"}),
        (
            {"project_work": Coverage.CORE, "ongoing_operational_work": Coverage.NONE},
            serving(KindOfWork.ONGOING),
            {"project"},
        ),
        (
            {"project_work": Coverage.PARTIAL},
            serving(KindOfWork.ONGOING, Service.SPECIAL),
            {"project", "ongoing", "both"},
        ),
        ({}, serving(KindOfWork.BOTH), {"unknown"}),
        ({}, FacetAdvice(), {"unknown"}),
    ],
)
def test_kind_of_work_comes_from_coverage_and_roles_whatever_the_discipline(
    coverage: dict[str, Coverage], advice: FacetAdvice, kinds: set[str]
) -> None:
    found = catalogue_entry(
        make_certification_value(coverage=covering(**coverage)), COLLECTED_ON, advice=advice
    )

    assert keys(found, Facet.WORK) == kinds


def test_age_of_facts_counts_whole_months_from_the_oldest_one() -> None:
    def on(day: date) -> set[str]:
        item = make_certification_value(facts=make_facts(exam__questions="180"))
        return keys(catalogue_entry(item, day), Facet.CHECKED)

    assert on(COLLECTED_ON) == {"3", "6", "12"}
    assert on(date(2027, 2, 22)) == {"3", "6", "12"}
    assert on(date(2027, 2, 23)) == {"6", "12"}
    assert on(COLLECTED_ON + timedelta(days=800)) == {"older"}
    assert keys(entry(), Facet.CHECKED) == {"unknown"}
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("status", "values", "key"),
    [
        (Status.ACTIVE, {"exam__questions": "180"}, "yes"),
        (Status.ACTIVE, {"validates": "Words"}, "no"),
        (Status.BEING_SUPERSEDED, {"validates": "Words"}, "yes"),
        (Status.ANNOUNCED, {"exam__questions": "180"}, "no"),
    ],
)
def test_booking_is_told_as_the_list_parts_it(status: Status, values: dict[str, str], key: str) -> None:
    certification = make_certification_value(status=status, facts=make_facts(**values))

    assert keys(catalogue_entry(certification, COLLECTED_ON), Facet.BOOKABLE) == {key}


def role_serving_pmp() -> RoleFamily:
    service = RoleService(
        *(Named("pmp", "PMP"), Stage.SENIOR, Service.GOOD, "", "", "", True, (), Basis.EDITORIAL, "", "")
    )
    texts: tuple[str, ...] = ()
    judged = JudgedBy("An editor", COLLECTED_ON)
    return RoleFamily(
        *("lead", "Lead", "", texts, texts, texts, KindOfWork.ONGOING, "", "", (service,), (), judged)
    )


def statement(topic: RecognitionTopic, *regions: str) -> Recognition:
    grounds = Grounds("https://www.example.org/", "", None, COLLECTED_ON, Confidence.HIGH)
    return Recognition("They know it.", topic, (Named("pmp", "PMP"),), regions, grounds)


def test_what_is_known_in_a_region_is_known_in_wider_ones_but_not_everywhere() -> None:
    regions = [
        Region("global", "Anywhere", ""),
        Region("europe", "Europe", "global"),
        Region("uk", "UK", "europe"),
    ]
    role = role_serving_pmp()

    def known(*statements: Recognition) -> list[str]:
        return [region.key for region in facet_advice([role], statements, regions)["pmp"].regions]

    assert known(statement(RecognitionTopic.HOLDERS, "uk")) == ["europe", "uk"]
    assert known(statement(RecognitionTopic.REGION, "global")) == ["global"]
    assert known(statement(RecognitionTopic.ACCREDITATION, "uk")) == []
    (served,) = facet_advice([role], (), regions)["pmp"].serves
    assert (served.role.name, served.kind, served.stage) == ("Lead", KindOfWork.ONGOING, Stage.SENIOR)


def test_role_and_stage_must_hold_together() -> None:
    advice = FacetAdvice(
        tuple(
            Serves(Term(role, role), KindOfWork.PROJECT, stage, Service.USUAL)
            for role, stage in (("lead", Stage.START), ("nurse", Stage.SENIOR))
        )
    )
    catalogue = [catalogue_entry(make_certification_value(), COLLECTED_ON, advice=advice)]

    def shown(role: str, stage: str) -> int:
        wanted = read_filter({"role": [role], "stage": [stage]}, options_of(catalogue)).filter
        return len(select(catalogue, wanted))

    assert (shown("lead", "start"), shown("lead", "senior")) == (1, 0)


def test_no_experience_and_an_exam_up_to_300_dollars_is_answered_as_the_facts_have_it() -> None:
    """Checked by hand against the fact base: each of these states 0 months, an exam, and at most USD 300."""
    catalogue = [catalogue_entry(item, COLLECTED_ON) for item in real_certifications()]
    asked = {"experience": ["none"], "exam": ["yes"], "price": ["300"]}

    found = select(catalogue, read_filter(asked, options_of(catalogue)).filter)
    assert {item.slug for item in found} == {
        "capm",
        "atlassian-acp-120",
        "atlassian-acp-620",
        "psm-i",
        "psm-ii",
        "pspo-i",
        "pspo-ii",
        "servicenow-csa",
    }
