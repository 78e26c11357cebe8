"""The catalogue's filter: what it lets through, in which order, and how it is read from an address."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.catalogue_filter import (
    LONGEST_SEARCH,
    CatalogueFilter,
    Facet,
    Sort,
    counts,
    folded,
    is_listed_apart,
    options_of,
    read_filter,
    select,
)
from certifications.domain.certification import Certification, Issuer, Term
from certifications.domain.vocabulary import Orientation, Status
from tests.factories.facts import make_certification_value, make_facts

LEVELS = [Term("entry", "Entry", 0), Term("practitioner", "Practitioner", 1), Term("advanced", "Advanced", 2)]
DISCIPLINES = [Term(name, name.capitalize(), order) for order, name in enumerate(("work", "project", "risk"))]
ISSUERS = [Issuer(name, name.upper(), "", is_publisher=False) for name in ("pmi", "wmi")]
WORDS = ("Größe", "scrum", "Élan", "PMP", "")

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
)
CATALOGUES = st.lists(CERTIFICATIONS, max_size=6)
VALUES = st.sampled_from(["work", "project", "entry", "advanced", "pmi", "tool-specific", "nonsense", ""])
PARAMETERS = st.fixed_dictionaries(
    {
        "discipline": st.lists(VALUES, max_size=3),
        "orientation": st.lists(VALUES, max_size=2),
        "level": st.lists(VALUES, max_size=2),
        "issuer": st.lists(VALUES, max_size=2),
        "q": st.lists(st.sampled_from(["", "  gross", "ELAN", "pmp scrum", "x" * 300]), max_size=2),
        "sort": st.lists(st.sampled_from(["name", "level", "price"]), max_size=1),
    }
)


def asked(catalogue: Sequence[Certification], parameters: Mapping[str, Sequence[str]]) -> CatalogueFilter:
    return read_filter(parameters, options_of(catalogue)).filter


@given(CATALOGUES, PARAMETERS)
def test_address_of_a_filter_reads_back_as_the_same_filter(
    catalogue: list[Certification], parameters: dict[str, list[str]]
) -> None:
    wanted = asked(catalogue, parameters)
    again: dict[str, list[str]] = {}
    for name, value in wanted.parameters():
        again.setdefault(name, []).append(value)

    assert read_filter(again, options_of(catalogue)) == type(read_filter({}, {}))(wanted, ())


@given(CATALOGUES, PARAMETERS)
def test_every_value_is_either_chosen_or_reported_or_empty(
    catalogue: list[Certification], parameters: dict[str, list[str]]
) -> None:
    read = read_filter(parameters, options_of(catalogue))

    for facet in Facet:
        given_values = {value for value in parameters[facet.value] if value}
        reported = {value for name, value in read.ignored if name == facet.value}
        assert given_values == set(read.filter.of(facet)) | reported
        assert not set(read.filter.of(facet)) & reported


@given(CATALOGUES, PARAMETERS)
def test_taking_a_filter_away_never_loses_a_row(
    catalogue: list[Certification], parameters: dict[str, list[str]]
) -> None:
    wanted = asked(catalogue, parameters)
    shown = select(catalogue, wanted)

    for facet in Facet:
        bare = wanted
        for key in wanted.of(facet):
            bare = bare.without(facet, key)
        rest = list(select(catalogue, bare))
        for row in shown:
            rest.remove(row)


@given(CATALOGUES, PARAMETERS)
def test_count_of_an_option_is_what_choosing_it_alone_in_its_facet_shows(
    catalogue: list[Certification], parameters: dict[str, list[str]]
) -> None:
    wanted = asked(catalogue, parameters)
    options = options_of(catalogue)
    numbers = counts(catalogue, wanted, options)

    for facet in Facet:
        others = {**parameters, facet.value: []}
        for option in options[facet]:
            alone = asked(catalogue, {**others, facet.value: [option.key]})
            assert numbers[facet, option.key] == len(select(catalogue, alone))


@given(CATALOGUES)
def test_empty_filter_shows_everything_and_every_option_at_least_one(catalogue: list[Certification]) -> None:
    options = options_of(catalogue)

    assert len(select(catalogue, CatalogueFilter())) == len(catalogue)
    assert all(number >= 1 for number in counts(catalogue, CatalogueFilter(), options).values())


@given(CATALOGUES, PARAMETERS, st.randoms(use_true_random=False))
def test_order_does_not_depend_on_the_order_of_reading(
    catalogue: list[Certification], parameters: dict[str, list[str]], random: object
) -> None:
    wanted = asked(catalogue, parameters)
    shuffled = sorted(catalogue, key=lambda item: hash((str(random), item.slug, item.title)))

    first = [(item.title, item.slug) for item in select(catalogue, wanted)]
    assert (
        first == [(item.title, item.slug) for item in select(shuffled, wanted)] or wanted.sort is Sort.LEVEL
    )


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_and_case_does_not_matter(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded("Größe") == folded("GRÖSSE") == "grosse"
    assert folded("Élan") == "elan"


@pytest.mark.parametrize(
    "words", ["management professional", "PMP", "institute", "lead", "PROJECT people", "  "]
)
def test_search_finds_all_its_words_in_name_abbreviation_issuer_or_audience(words: str) -> None:
    assert select([make_certification_value()], CatalogueFilter(search=words))


def test_search_finds_what_editors_remark_about_a_name() -> None:
    wmp = make_certification_value(title="WMP", naming_note="read as Work Management Professional")

    assert select([wmp], CatalogueFilter(search="work professional")) == (wmp,)


def test_search_that_one_word_is_missing_from_finds_nothing() -> None:
    assert not select([make_certification_value()], CatalogueFilter(search="project scrum"))


def test_discipline_finds_what_also_fits() -> None:
    kanban = make_certification_value(discipline=DISCIPLINES[1], also_fits=(DISCIPLINES[0],))

    assert select([kanban], CatalogueFilter(((Facet.DISCIPLINE, "work"),))) == (kanban,)


def test_two_options_of_a_facet_widen_and_two_facets_narrow() -> None:
    catalogue = [
        make_certification_value(slug=slug, discipline=discipline, level=level)
        for slug, discipline, level in (
            ("a", DISCIPLINES[0], LEVELS[0]),
            ("b", DISCIPLINES[1], LEVELS[0]),
            ("c", DISCIPLINES[1], LEVELS[2]),
        )
    ]

    def found(**parameters: list[str]) -> list[str]:
        return [item.slug for item in select(catalogue, asked(catalogue, parameters))]

    assert found(discipline=["work", "project"]) == ["a", "b", "c"]
    assert found(discipline=["project"], level=["entry"]) == ["b"]


def test_list_is_by_name_whatever_its_case_or_by_level_then_name() -> None:
    catalogue = [
        make_certification_value(slug=title, title=title, level=level)
        for title, level in (("beta", LEVELS[2]), ("Älpha", LEVELS[2]), ("gamma", LEVELS[0]))
    ]

    assert [item.title for item in select(catalogue, CatalogueFilter())] == ["Älpha", "beta", "gamma"]
    by_level = select(catalogue, CatalogueFilter(sort=Sort.LEVEL))
    assert [item.title for item in by_level] == ["gamma", "Älpha", "beta"]


def test_overlong_search_is_cut() -> None:
    assert len(asked([], {"q": ["x" * 300]}).search) == LONGEST_SEARCH


@pytest.mark.parametrize(
    ("status", "values", "expected"),
    [
        (Status.ACTIVE, {"exam__questions": "180"}, False),
        (Status.ACTIVE, {"validates": "Words"}, True),
        (Status.BEING_SUPERSEDED, {"validates": "Words"}, False),
        (Status.ANNOUNCED, {"exam__questions": "180"}, True),
    ],
)
def test_listed_apart_is_what_nobody_can_be_shown_to_book(
    status: Status, values: dict[str, str], expected: bool
) -> None:
    certification = make_certification_value(status=status, facts=make_facts(**values))

    assert is_listed_apart(certification) is expected
