"""What editors are refused in the lists of advice."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from certifications.models import CertificationPage, DatedChange, OutgrownCondition, RoleService
from tests.factories.advice import SOURCE, make_region, make_role, make_rule
from tests.factories.pages import make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db

AGILE = {"months": 3, "kind_of_experience": "agile"}


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), slug="pmp")


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"when": "holds", "other": "CSM"}, set()),
        ({"when": "holds"}, {"certification"}),
        ({"when": "nobody_new"}, set()),
        ({"when": "nobody_new", "months": 3}, {"months"}),
        ({"when": "months_at_least", "months": 3}, {"kind_of_experience"}),
        (
            {"when": "months_at_least", "months": 3, "kind_of_experience": "agile", "education": "degree"},
            set(),
        ),
        ({**AGILE, "when": "months_below", "unless_holds": "pmp"}, set()),
        ({"when": "holds", "other": "CSM", "unless_holds": "pmp"}, {"unless_holds"}),
        ({"when": "in_role"}, {"role"}),
    ],
)
def test_condition_holds_what_it_reads_and_nothing_else(
    page: CertificationPage, values: dict[str, Any], refused: set[str]
) -> None:
    condition = OutgrownCondition(rule=make_rule(page), strength="never", **values)
    found: set[str] = set()
    try:
        condition.clean()
    except ValidationError as error:
        found = set(error.message_dict)

    assert found == refused


def test_service_names_one_certification_and_regions_of_the_list(page: CertificationPage) -> None:
    service = RoleService(role=make_role(), certification=page, stage="start", why="x", basis="editorial")
    make_region()
    service.regions = "uk"
    service.clean()
    service.regions = "uk atlantis"
    with pytest.raises(ValidationError, match="“atlantis” is on no list"):
        service.clean()
    service.regions, service.other = "", "CSM"
    with pytest.raises(ValidationError, match="Choose a certification from the catalogue, or name"):
        service.clean()


def test_change_is_about_one_thing(page: CertificationPage) -> None:
    change = DatedChange(what="fee", after="USD 1", certification=page, **SOURCE)
    change.clean()
    change.issuer = page.issuer
    with pytest.raises(ValidationError, match="Choose one"):
        change.clean()
