"""The catalogue's filter: what it lets through, in which order, and how it is read from an address."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.catalogue_entries import FAMILIES, CatalogueEntry, Sort, catalogue_entry
from certifications.domain.catalogue_filter import (
    LONGEST_SEARCH,
    CatalogueFilter,
    counts,
    options_of,
    read_basis,
    read_filter,
    relaxations,
    select,
)
from certifications.domain.certification import Certification, Issuer, Term
from certifications.domain.facets.declaration import Facet, FacetAdvice, PriceBasis, Serves
from certifications.domain.facets.price import BANDS
from certifications.domain.vocabulary import KindOfWork, Orientation, Service, Stage
from portal.shared.folded_text import folded
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_facts

LEVELS = [Term("entry", "Entry", 0), Term("practitioner", "Practitioner", 1), Term("advanced", "Advanced", 2)]
DISCIPLINES = [Term(name, name.capitalize(), order) for order, name in enumerate(("work", "project", "risk"))]
ISSUERS = [Issuer(name, name.upper(), "", is_publisher=False) for name in ("pmi", "wmi")]
WORDS = ("Größe", "scrum", "Élan", "PMP", "")
FACTS = [
    (),
    make_facts(fees__member="USD 225", fees__non_member="USD 310", exam__questions="100"),
    make_facts(routes__1__experience_months="0", routes__1__education="degree", fees__exam="EUR 90"),
    make_facts(
        routes__1__experience_months="0",
        routes__1__certs_required="all of: pmp",
        routes__2__experience_months="36",
        routes__2__training_hours="35",
    ),
    make_facts(exam__format="no exam; the class is enough", renewal__units="none; does not expire"),
    make_facts(
        routes__1__experience_months="60",
        routes__1__education="none",
        routes__2__experience_months="0",
        routes__2__education="bachelor or higher",
        renewal__cycle_years="3",
    ),
]
ADVICE = st.builds(
    lambda pairs: FacetAdvice(
        tuple(Serves(Term(role, role), KindOfWork.ONGOING, stage, Service.USUAL) for role, stage in pairs)
    ),
    st.lists(st.tuples(st.sampled_from(["lead", "nurse"]), st.sampled_from(Stage)), max_size=3),
)
CERTIFICATIONS = st.builds(
    make_certification_value,
    slug=st.text("abc", min_size=1, max_size=3),
    title=st.sampled_from(WORDS),
    abbreviation=st.sampled_from(WORDS),
    who_it_suits=st.sampled_from(WORDS),
    issuer=st.sampled_from(ISSUERS),
    discipline=st.sampled_from(DISCIPLINES),
    also_fits=st.lists(st.sampled_from(DISCIPLINES), max_size=1).map(tuple),
    level=st.sampled_from(LEVELS),
    orientation=st.sampled_from(Orientation),
    facts=st.sampled_from(FACTS),
)
ENTRIES = st.builds(
    lambda certification, advice: catalogue_entry(certification, COLLECTED_ON, advice=advice),
    CERTIFICATIONS,
    ADVICE,
)
CATALOGUES = st.lists(ENTRIES, max_size=6)
VALUES: dict[Facet, list[str]] = {
    Facet.DISCIPLINE: ["work", "project"],
    Facet.LEVEL: ["entry", "advanced"],
    Facet.EXPERIENCE: ["none", "3", "more", "unknown"],
    Facet.DEGREE: ["no", "yes"],
    Facet.TRAINING: ["35", "unknown"],
    Facet.PRICE: ["200", "500", "other", "unknown"],
    Facet.ROLE: ["lead", "nurse"],
    Facet.STAGE: ["start", "senior"],
    Facet.EXAM: ["yes", "no"],
    Facet.VALID: ["life", "3"],
}
PARAMETERS = st.fixed_dictionaries(
    {
        "q": st.lists(st.sampled_from(["", "  gross", "ELAN", "pmp scrum", "x" * 300]), max_size=1),
        "sort": st.lists(st.sampled_from([*Sort, "nonsense"]), max_size=1),
    },
    optional={
        facet.value: st.lists(st.sampled_from([*values, "nonsense", ""]), max_size=2)
        for facet, values in VALUES.items()
    },
)
Parameters = dict[str, list[str]]


def entries(*certifications: Certification) -> list[CatalogueEntry]:
    return [catalogue_entry(item, COLLECTED_ON) for item in certifications]


def asked(catalogue: Sequence[CatalogueEntry], parameters: Mapping[str, Sequence[str]]) -> CatalogueFilter:
    return read_filter(parameters, options_of(catalogue)).filter


def has_all(entry: CatalogueEntry, wanted: CatalogueFilter) -> bool:
    """Whether some case of each family has what is asked for, told the long way."""
    return all(
        any(
            all(
                any(option.key in wanted.of(facet) for option in case.get(facet, ()))
                for facet in family.facets
                if wanted.of(facet)
            )
            for case in cases
        )
        for family, cases in zip(FAMILIES, entry.cases, strict=True)
    )


@given(CATALOGUES, PARAMETERS)
def test_address_of_a_filter_reads_back_as_the_same_filter(
    catalogue: list[CatalogueEntry], parameters: Parameters
) -> None:
    wanted = asked(catalogue, parameters)
    again: dict[str, list[str]] = {}
    for name, value in wanted.parameters():
        again.setdefault(name, []).append(value)

    assert read_filter(again, options_of(catalogue)) == type(read_filter({}, {}))(wanted, ())


@given(CATALOGUES, PARAMETERS)
def test_every_value_is_either_chosen_or_reported_or_empty(
    catalogue: list[CatalogueEntry], parameters: Parameters
) -> None:
    read = read_filter(parameters, options_of(catalogue))

    for facet in Facet:
        given_values = {value for value in parameters.get(facet.value, []) if value}
        reported = {value for name, value in read.ignored if name == facet.value}
        assert given_values == set(read.filter.of(facet)) | reported
        assert not set(read.filter.of(facet)) & reported


@given(CATALOGUES, PARAMETERS)
def test_list_is_what_has_all_that_is_asked_for_in_one_case(
    catalogue: list[CatalogueEntry], parameters: Parameters
) -> None:
    wanted = asked(catalogue, {**parameters, "q": []})

    expected = sorted(entry.name for entry in catalogue if has_all(entry, wanted))
    assert sorted((folded(item.title), item.slug) for item in select(catalogue, wanted)) == expected


@given(CATALOGUES, PARAMETERS)
def test_count_of_an_option_is_what_choosing_it_alone_in_its_facet_shows(
    catalogue: list[CatalogueEntry], parameters: Parameters
) -> None:
    options = options_of(catalogue)
    numbers = counts(catalogue, asked(catalogue, parameters), options)

    for facet in Facet:
        others = {**parameters, facet.value: []}
        for option in options[facet]:
            alone = asked(catalogue, {**others, facet.value: [option.key]})
            assert numbers[facet, option.key] == len(select(catalogue, alone)), (facet, option.key)


@given(CATALOGUES, PARAMETERS)
def test_dropping_a_facet_shows_as_many_as_are_promised_and_the_most_come_first(
    catalogue: list[CatalogueEntry], parameters: Parameters
) -> None:
    wanted = asked(catalogue, parameters)
    found = relaxations(catalogue, wanted)

    assert [item.found for item in found] == sorted((item.found for item in found), reverse=True)
    for item in found:
        name = item.facet.value if item.facet else "q"
        assert item.found == len(select(catalogue, asked(catalogue, {**parameters, name: []}))) > 0


@given(CATALOGUES)
def test_empty_filter_shows_everything_and_every_option_at_least_one(catalogue: list[CatalogueEntry]) -> None:
    options = options_of(catalogue)
    numbers = counts(catalogue, CatalogueFilter(), options)

    assert len(select(catalogue, CatalogueFilter())) == len(catalogue)
    assert all(
        number >= 1 or (facet is Facet.PRICE and key in BANDS) for (facet, key), number in numbers.items()
    )


@given(CATALOGUES, PARAMETERS, st.randoms(use_true_random=False))
def test_order_does_not_depend_on_the_order_of_reading(
    catalogue: list[CatalogueEntry], parameters: Parameters, random: Any
) -> None:
    wanted = asked(catalogue, parameters)
    shuffled = list(catalogue)
    random.shuffle(shuffled)

    def measured(known: list[CatalogueEntry]) -> list[object]:
        places = {id(entry.certification): entry for entry in known}
        return [
            (entry.measures.get(wanted.sort), entry.name)
            for item in select(known, wanted)
            if (entry := places[id(item)])
        ]

    assert measured(catalogue) == measured(shuffled)


@pytest.mark.parametrize(
    "words", ["management professional", "PMP", "institute", "lead", "PROJECT people", "  "]
)
def test_search_finds_all_its_words_in_name_abbreviation_issuer_or_audience(words: str) -> None:
    assert select(entries(make_certification_value()), CatalogueFilter(search=words))


def test_search_finds_what_editors_remark_about_a_name() -> None:
    wmp = make_certification_value(title="WMP", naming_note="read as Work Management Professional")

    assert select(entries(wmp), CatalogueFilter(search="work professional")) == (wmp,)


def test_search_that_one_word_is_missing_from_finds_nothing() -> None:
    assert not select(entries(make_certification_value()), CatalogueFilter(search="project scrum"))


def test_discipline_finds_what_also_fits() -> None:
    kanban = make_certification_value(discipline=DISCIPLINES[1], also_fits=(DISCIPLINES[0],))

    assert select(entries(kanban), CatalogueFilter(((Facet.DISCIPLINE, "work"),))) == (kanban,)


def test_two_options_of_a_facet_widen_and_two_facets_narrow() -> None:
    catalogue = entries(
        *(
            make_certification_value(slug=slug, discipline=discipline, level=level)
            for slug, discipline, level in (
                ("a", DISCIPLINES[0], LEVELS[0]),
                ("b", DISCIPLINES[1], LEVELS[0]),
                ("c", DISCIPLINES[1], LEVELS[2]),
            )
        )
    )

    def found(**parameters: list[str]) -> list[str]:
        return [item.slug for item in select(catalogue, asked(catalogue, parameters))]

    assert found(discipline=["work", "project"]) == ["a", "b", "c"]
    assert found(discipline=["project"], level=["entry"]) == ["b"]


def test_address_names_the_currency_that_prices_are_read_in() -> None:
    priced = CatalogueFilter(((Facet.PRICE, "300"),), basis=PriceBasis("USD", is_member=True))

    assert priced.parameters() == (("price", "300"), ("currency", "USD"), ("member", "yes"))
    assert CatalogueFilter().parameters() == ()


def test_currency_and_membership_that_mean_nothing_are_reported() -> None:
    read = read_basis({"currency": ["XYZ"], "member": ["perhaps"]}, ["USD", "EUR"])

    assert read == (PriceBasis(), (("currency", "XYZ"), ("member", "perhaps")))
    assert read_basis({"currency": ["EUR"], "member": ["yes"]}, ["EUR"]) == (PriceBasis("EUR", True), ())


def test_overlong_search_is_cut() -> None:
    assert len(asked([], {"q": ["x" * 300]}).search) == LONGEST_SEARCH
