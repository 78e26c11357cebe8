"""A small catalogue: one certification of another issuer, and one of the publisher's own."""

import pytest

from certifications.models import CertificationPage
from tests.certifications.follows.changes import read_again
from tests.factories.pages import (
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
)
from tests.support.browser import live_site

__all__ = ["live_site"]


@pytest.fixture
def pages() -> dict[str, CertificationPage]:
    catalogue = make_catalogue_page(make_home_page())
    own = make_issuer("Work Management Institute", key="wmi", is_publisher=True)
    facts = (
        fact_row("exam.questions", "180"),
        fact_row("fees.exam", "USD 575", confidence="low"),
        fact_row("renewal.cycle_years", "3", source_url="", source_note="Letter of the issuer"),
    )
    made = {
        "pmp": make_certification(catalogue, slug="pmp", abbreviation="PMP", facts=facts),
        "wmp": make_certification(
            catalogue,
            slug="wmp",
            abbreviation="WMP",
            title="Work Management Professional",
            issuer=own,
            facts=(fact_row("exam.questions", "60"),),
        ),
    }
    read_again()
    return made
