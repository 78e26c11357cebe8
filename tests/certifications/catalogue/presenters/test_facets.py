"""The filter as a form, as links, and in the page's title. No database."""

import pytest

from certifications.catalogue.presenters.facets import (
    GROUPS,
    SMALL_DISCIPLINE,
    FacetView,
    FilterView,
    filter_view,
)
from certifications.catalogue.presenters.labels import FACET_LABELS, option_label, option_phrase
from certifications.catalogue.presenters.no_matches import smaller_filters
from certifications.catalogue.presenters.titles import page_title
from certifications.catalogue.queries import FilteredCatalogue
from certifications.domain.catalogue_entries import catalogue_entry
from certifications.domain.catalogue_filter import ReadFilter, options_of, read_basis, read_filter
from certifications.domain.certification import Certification, Term
from certifications.domain.facets.declaration import Facet, FacetOption, PriceBasis
from certifications.domain.facets.price import currencies_of
from certifications.domain.vocabulary import Orientation
from portal.shared.components import PageMeta
from tests.factories.facts import COLLECTED_ON, make_certification_value, make_facts
from tests.factories.real_catalogue import real_certifications

PATH = "/catalogue/"
PLAIN = PageMeta("Catalogue", "All of them.")


def asked(
    certifications: list[Certification], parameters: dict[str, list[str]]
) -> tuple[ReadFilter, FilteredCatalogue]:
    basis, ignored = read_basis(parameters, currencies_of(certifications))
    entries = tuple(catalogue_entry(item, COLLECTED_ON, basis) for item in certifications)
    options = options_of(entries)
    catalogue = FilteredCatalogue(
        tuple(certifications), currencies_of(certifications), basis, entries, options, ignored
    )
    return read_filter(parameters, options, basis), catalogue


def shown(certifications: list[Certification], **parameters: list[str]) -> FilterView:
    read, catalogue = asked(certifications, parameters)
    return filter_view(read, catalogue, PATH, 1)


def facets(view: FilterView) -> dict[str, FacetView]:
    return {facet.name: facet for group in view.groups for facet in group.facets}


def priced() -> Certification:
    return make_certification_value(
        facts=make_facts(fees__member="USD 225", fees__non_member="USD 300", exam__questions="100")
    )


def test_every_facet_is_offered_in_one_group_and_has_a_label() -> None:
    offered = [facet for _label, of_group in GROUPS for facet in of_group]

    assert sorted(offered) == sorted(Facet) == sorted(FACET_LABELS)


def test_chosen_boxes_are_ticked_counted_and_unfolded() -> None:
    known = [make_certification_value()]
    issuer = facets(shown(known, issuer=["pmi"]))["issuer"]

    assert (issuer.options[0].is_chosen, issuer.options[0].count, issuer.chosen) == (True, 1, 1)
    assert not issuer.is_folded
    assert facets(shown(known))["issuer"].is_folded
    assert not facets(shown(known))["level"].is_folded


def test_each_chip_takes_away_what_it_names_and_keeps_the_rest() -> None:
    view = shown([make_certification_value()], level=["practitioner"], q=["lead & follow"], sort=["level"])

    assert [(chip.label, chip.url) for chip in view.chips] == [
        ("Search: “lead & follow”", "/catalogue/?level=practitioner&sort=level"),
        ("Level: Practitioner", "/catalogue/?q=lead+%26+follow&sort=level"),
    ]
    assert view.clear_url == "/catalogue/?sort=level"
    assert view.active == "2 in use"


def test_prices_for_members_are_a_chip_of_their_own() -> None:
    view = shown([priced()], price=["300"], member=["yes"], currency=["USD"])

    assert [(chip.label, chip.url) for chip in view.chips] == [
        ("Price: Up to USD 300", "/catalogue/?member=yes"),
        ("Prices for members", "/catalogue/?price=300&currency=USD"),
    ]


def test_without_a_filter_there_are_no_chips_and_the_plain_address() -> None:
    view = shown([make_certification_value()], q=[""], sort=["name"])

    assert (view.chips, view.active, view.address) == ((), "", PATH)


def test_orders_are_offered_with_the_present_one_chosen() -> None:
    view = shown([priced()], sort=["price"])

    assert [sort.key for sort in view.sorts if sort.is_chosen] == ["price"]
    assert "Lowest price (USD)" in [sort.label for sort in view.sorts]


def test_values_that_mean_nothing_are_said() -> None:
    view = shown([priced()], level=["wizard"], sort=["beauty"], currency=["XYZ"])

    assert view.ignored == "We left out what we do not have: Currency “XYZ”, Level “wizard”, Order “beauty”."
    assert shown([priced()]).ignored == ""


def test_discipline_of_nothing_but_products_is_offered_as_one_product_alone() -> None:
    tool = make_certification_value(
        slug="tool", discipline=Term("tool-specific", "One product"), orientation=Orientation.TOOL
    )
    catalogue = [tool, make_certification_value()]

    def keys(view: FilterView, name: str) -> list[str]:
        return [option.key for option in facets(view)[name].options]

    view = shown(catalogue)
    assert "tool-specific" not in keys(view, "discipline")
    assert "tool-specific" in keys(view, "orientation")
    view = shown(catalogue, discipline=["tool-specific"])
    assert "tool-specific" in keys(view, "discipline")
    assert view.chips[0].label == "Discipline: One product"


def test_small_disciplines_are_folded_away_until_one_is_chosen() -> None:
    small = Term("risk", "Risk")
    catalogue = [make_certification_value(slug=f"c{number}") for number in range(SMALL_DISCIPLINE)]
    catalogue.append(make_certification_value(slug="risk", discipline=small))

    assert [option.key for option in facets(shown(catalogue))["discipline"].more] == ["risk"]
    chosen = facets(shown(catalogue, discipline=["risk"]))["discipline"]
    assert not chosen.more
    assert [option.is_chosen for option in chosen.options if option.key == "risk"] == [True]


def test_options_of_the_real_catalogue_have_words_and_phrases_of_their_own() -> None:
    _read, catalogue = asked(list(real_certifications()), {})

    for facet, options in catalogue.options.items():
        labels = [option_label(facet, option) for option in options]
        phrases = [option_phrase(facet, option, PriceBasis()) for option in options]
        assert len(set(labels)) == len(labels), facet
        assert len(set(phrases)) == len(phrases), facet


@pytest.mark.parametrize(
    ("parameters", "title", "canonical"),
    [
        ({}, "Catalogue", PATH),
        ({"sort": ["price"]}, "Catalogue", PATH),
        (
            {"experience": ["unknown"]},
            "Certifications (Experience needed: unknown)",
            f"{PATH}?experience=unknown",
        ),
        ({"exam": ["yes"]}, "Certifications that have an exam", f"{PATH}?exam=yes"),
        (
            {"exam": ["yes"], "price": ["300"]},
            "Certifications that have an exam and cost up to USD 300",
            PATH,
        ),
        ({"price": ["300"]}, "Certifications that cost up to USD 300", f"{PATH}?price=300&currency=USD"),
        ({"q": ["pmp"]}, "Certifications matching “pmp”", PATH),
        (
            {"exam": ["yes"], "price": ["300"], "level": ["practitioner"], "q": ["pmp"]},
            "Certifications matching “pmp” at practitioner level that have an exam, and 1 more filter",
            PATH,
        ),
    ],
)
def test_title_follows_the_filter_and_search_engines_know_single_options(
    parameters: dict[str, list[str]], title: str, canonical: str
) -> None:
    read, catalogue = asked([priced()], parameters)
    called = page_title(PLAIN, read.filter, catalogue.options, found=1, total=1, path=PATH)

    assert (called.meta.title, called.canonical_path) == (title, canonical)


def test_experience_is_told_as_a_reader_would_say_it() -> None:
    option = FacetOption("none", "none")

    assert option_phrase(Facet.EXPERIENCE, option, PriceBasis()) == "that need no experience"


def test_no_match_offers_to_drop_what_hides_most() -> None:
    catalogue = [
        priced(),
        make_certification_value(slug="b", facts=make_facts(exam__format="no exam", fees__course="USD 900")),
        make_certification_value(slug="c", facts=make_facts(exam__format="no exam", fees__course="USD 800")),
    ]
    read, known = asked(catalogue, {"exam": ["no"], "price": ["300"]})

    assert [
        (item.words, item.url) for item in smaller_filters(known.entries, read.filter, known.options, PATH)
    ] == [
        ("Without “Price: Up to USD 300” there are 2", "/catalogue/?exam=no"),
        ("Without “Exam: No” there is 1", "/catalogue/?price=300&currency=USD"),
    ]
