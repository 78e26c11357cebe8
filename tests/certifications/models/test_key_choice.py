"""Choices that a column keeps by key: names in the form, keys in the column."""

import pytest
from django.http import QueryDict

from certifications.models.circumstances import region_choices
from certifications.models.key_choice import KeyCheckboxes, KeySelect
from certifications.models.slug_field import live_certification_choices
from tests.factories.advice import make_region
from tests.factories.pages import make_catalogue_page, make_certification

WIDGETS = (KeyCheckboxes, KeySelect)


def offered() -> list[tuple[str, str]]:
    return [("uk", "United Kingdom"), ("eu", "European Union"), ("asia", "Asia")]


@pytest.mark.parametrize("widget", WIDGETS)
def test_what_is_chosen_is_kept_in_one_order(widget: type[KeyCheckboxes | KeySelect]) -> None:
    chosen = widget(offered).value_from_datadict(QueryDict("regions=uk&regions=asia"), {}, "regions")

    assert chosen == "asia uk"
    assert widget(offered).value_from_datadict(QueryDict(""), {}, "regions") == ""


@pytest.mark.parametrize("widget", WIDGETS)
def test_form_shows_names_and_keeps_a_key_that_is_no_longer_offered(
    widget: type[KeyCheckboxes | KeySelect],
) -> None:
    html = widget(offered).render("regions", "gone uk", {"id": "regions", "maxlength": "300"})

    assert "European Union" in html
    assert 'value="gone"' in html
    assert html.count("checked") + html.count("selected") == 2
    assert "maxlength" not in html


@pytest.mark.django_db
def test_live_regions_and_published_certifications_are_offered() -> None:
    make_region()
    make_certification(make_catalogue_page(), slug="pmp", title="Project Management Professional")

    assert region_choices() == [("uk", "United Kingdom")]
    label = "PMP – Project Management Professional, Project Management Institute"
    assert live_certification_choices() == [("pmp", label)]
