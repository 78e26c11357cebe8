"""Rows of lists that have rows below them: a role with what serves it goes live, and offline, as one."""

import pytest
from django.core.exceptions import ValidationError

from certifications.models import CertificationPage, RoleFamily
from portal.editorial.snippets import is_in_use
from tests.factories.advice_rows import draft_region, draft_role, draft_rule, draft_statement, publish
from tests.factories.pages import make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> tuple[CertificationPage, CertificationPage]:
    catalogue = make_catalogue_page()
    return make_certification(catalogue, slug="capm"), make_certification(catalogue, slug="pmp")


@pytest.fixture
def role(pages: tuple[CertificationPage, CertificationPage]) -> RoleFamily:
    return draft_role("coach", *pages)


def test_new_row_goes_live_with_the_rows_below_it(role: RoleFamily) -> None:
    publish(role)

    live = RoleFamily.objects.live().get()
    assert [row.certification.slug for row in live.services.all()] == ["capm"]


def test_row_is_not_in_use_for_the_rows_below_it_alone(
    role: RoleFamily, pages: tuple[CertificationPage, CertificationPage]
) -> None:
    publish(role)
    assert not is_in_use(role)

    rule = draft_rule(*pages)
    rule.conditions.create(strength="never", when="in_role", role=role)
    rule.save()
    assert is_in_use(role)
    assert not is_in_use(rule)


def test_row_below_that_points_at_another_list_waits_for_it(
    role: RoleFamily, pages: tuple[CertificationPage, CertificationPage]
) -> None:
    rule = draft_rule(*pages)
    rule.conditions.create(strength="never", when="in_role", role=role)

    with pytest.raises(ValidationError, match=r"“coach”.* is not live"):
        publish(rule)


def test_row_that_points_at_several_waits_for_each(
    pages: tuple[CertificationPage, CertificationPage],
) -> None:
    region = draft_region()
    statement = draft_statement(pages[0], region)
    with pytest.raises(ValidationError, match=r"“uk”.* is not live"):
        publish(statement)

    publish(region)
    publish(statement)
    assert is_in_use(region)
