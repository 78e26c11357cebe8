"""A certification as Markdown: an announced fact is not called unknown."""

from datetime import date

import pytest

from certifications.facts.presenters.markdown import certification_markdown
from certifications.queries.kept import kept_certifications
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2999, 1, 1)


def group(markdown: str, title: str) -> str:
    return markdown.split(f"## {title}\n")[1].split("\n## ", maxsplit=1)[0]


@pytest.fixture
def markdown() -> str:
    make_certification(
        make_catalogue_page(),
        slug="pmp",
        facts=(
            fact_row("renewal.units", "60 PDUs"),
            fact_row("renewal.fee", "USD 150", in_force_from=FIRST_DAY),
            fact_row("fees.exam", "USD 250", in_force_from=FIRST_DAY),
        ),
    )
    (certification,) = kept_certifications()
    return certification_markdown(certification)


def test_announced_fact_is_not_unknown(markdown: str) -> None:
    assert "how long it stays valid" in group(markdown, "To keep it")
    assert "what renewal costs" not in markdown
    assert "USD 150" in group(markdown, "Announced, not in force yet")


def test_kind_that_is_only_announced_points_to_the_announcement(markdown: str) -> None:
    assert "see what is announced below" in group(markdown, "What it costs")
    assert "everything about this" in group(markdown, "Exam")
