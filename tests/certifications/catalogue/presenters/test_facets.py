"""The filter as a form and as links. No database."""

from certifications.catalogue.presenters.facets import LONGEST_OPEN_FACET, FilterView, filter_view
from certifications.domain.catalogue_filter import Facet, options_of, read_filter
from certifications.domain.certification import Certification, Issuer
from tests.factories.facts import make_certification_value

PATH = "/catalogue/"


def shown(certifications: list[Certification], **parameters: list[str]) -> FilterView:
    options = options_of(certifications)
    return filter_view(read_filter(parameters, options), options, certifications, PATH)


def test_chosen_boxes_are_ticked_and_counted() -> None:
    view = shown([make_certification_value()], level=["practitioner"])
    boxes = {facet.name: facet.options for facet in view.facets}

    assert set(boxes) == {facet.value for facet in Facet}
    assert (boxes["level"][0].is_chosen, boxes["level"][0].count) == (True, 1)
    assert (boxes["orientation"][0].label, boxes["orientation"][0].is_chosen) == (
        "A discipline, with any tool",
        False,
    )


def test_each_chip_takes_away_what_it_names_and_keeps_the_rest() -> None:
    view = shown([make_certification_value()], level=["practitioner"], q=["lead & follow"], sort=["level"])

    assert [(chip.label, chip.url) for chip in view.chips] == [
        ("Search: “lead & follow”", "/catalogue/?level=practitioner&sort=level"),
        ("Level: Practitioner", "/catalogue/?q=lead+%26+follow&sort=level"),
    ]
    assert view.clear_url == "/catalogue/?sort=level"


def test_without_a_filter_there_are_no_chips() -> None:
    view = shown([make_certification_value()])

    assert (view.chips, view.sort) == ((), "")


def test_present_order_has_no_link_and_the_other_keeps_the_filter() -> None:
    view = shown([make_certification_value()], q=["lead"])

    assert [(sort.label, sort.url) for sort in view.sorts] == [
        ("Name", ""),
        ("Level", "/catalogue/?q=lead&sort=level"),
    ]


def test_values_that_mean_nothing_are_said() -> None:
    view = shown([make_certification_value()], level=["wizard"], sort=["price"])

    assert view.ignored == "We left out what we do not have: Level “wizard”, Order “price”."
    assert shown([make_certification_value()]).ignored == ""


def test_long_facet_is_folded_until_something_of_it_is_chosen() -> None:
    many = [
        make_certification_value(issuer=Issuer(f"i{number}", f"Issuer {number}", "", is_publisher=False))
        for number in range(LONGEST_OPEN_FACET + 1)
    ]

    assert [facet.name for facet in shown(many).facets if facet.is_folded] == ["issuer"]
    assert not [facet for facet in shown(many, issuer=["i1"]).facets if facet.is_folded]
