"""The lists by which words of facts are read, as editors fill them."""

import pytest
from django.core.exceptions import ValidationError

from certifications.models import MachineWrittenSite, NameReading
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["https://example.org", "www.example.org", "Example.org", "example"])
def test_site_is_a_host_as_addresses_are_compared_with_it(host: str) -> None:
    with pytest.raises(ValidationError, match="Write the site alone"):
        MachineWrittenSite(host=host).full_clean()
    MachineWrittenSite(host="example.org").full_clean()


def test_name_stands_for_a_certification_of_the_catalogue_or_for_none() -> None:
    make_certification(make_catalogue_page(), slug="capm")
    for slug in ("capn", "ext:capm", "dassm"):
        with pytest.raises(ValidationError, match="The catalogue has no certification"):
            NameReading(words="CAPM (v2)", certification=slug).full_clean()
    NameReading(words="CAPM (v2)", certification="capm").full_clean()
    NameReading(words="CAPM (v2)").full_clean()


@pytest.mark.parametrize(
    "name",
    ["coursereading", "educationreading", "experiencereading", "namereading", "machinewrittensite"],
)
def test_editors_reach_every_list(editor: Actor, name: str) -> None:
    assert editor.client.get(f"/admin/snippets/certifications/{name}/").status_code == 200
    assert editor.client.get(f"/admin/snippets/certifications/{name}/add/").status_code == 200
