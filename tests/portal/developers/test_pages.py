"""Developers read guides and reference on the site, in the words of the repository."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from portal.developers.guides import developer_guides
from portal.developers.reference import operation_groups
from portal.shared.rest.promise import promised_description

pytestmark = pytest.mark.django_db


def page(url: str) -> str:
    response = Client().get(url)
    assert response.status_code == 200
    return response.text


def test_every_guide_is_read_on_the_site_and_leads_to_the_others() -> None:
    addresses = [guide.url for guide in developer_guides().values()]

    assert addresses[0] == reverse("developers:front")
    for address in addresses:
        text = page(address)
        assert all(f'href="{other}"' in text for other in addresses)


def test_reference_has_every_operation_of_the_description() -> None:
    described = {
        operation["operationId"]
        for item in promised_description()["paths"].values()
        for operation in item.values()
    }
    shown = {operation.name for group in operation_groups() for operation in group.operations}

    assert shown == described


@pytest.mark.parametrize("group", operation_groups(), ids=lambda group: group.tag)
def test_each_place_that_a_group_leads_to_is_on_its_page(group: object) -> None:
    text = page(group.url)  # type: ignore[attr-defined]

    places = set(re.findall(r'href="#([a-z0-9_-]+)"', text))
    assert places - set(re.findall(r' id="([^"]+)"', text)) == set()


@pytest.mark.parametrize("address", ["guides/nothing/", "guides/README/", "reference/nothing/"])
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(f"{reverse('developers:front')}{address}").status_code == 404
