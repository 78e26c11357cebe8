"""Facts that begin or end on a day: before it, on it, after it."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from certifications.domain.costs import cost_to_get
from certifications.models import CertificationPage
from certifications.queries import published_certifications, published_facts
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db

BEFORE, FIRST_DAY, AFTER = date(2026, 7, 8), date(2026, 7, 9), date(2026, 7, 10)


@pytest.fixture(autouse=True)
def page() -> CertificationPage:
    """A certification whose exam, fee and training change on one day, and which opens a way in on it."""
    return make_certification(
        make_catalogue_page(),
        slug="psm-i",
        facts=(
            fact_row("exam.questions", "180", in_force_until=BEFORE),
            fact_row("exam.questions", "175", in_force_from=FIRST_DAY),
            fact_row("exam.minutes", "240", in_force_from=FIRST_DAY),
            fact_row("fees.exam", "USD 200", in_force_until=BEFORE),
            fact_row("fees.exam", "USD 250", in_force_from=FIRST_DAY),
            fact_row("routes.1.education", "four-year degree"),
            fact_row("routes.1.training_hours", "35", in_force_until=BEFORE),
            fact_row("routes.1.training_hours", "40", in_force_from=FIRST_DAY),
            fact_row("routes.2.education", "secondary-school diploma", in_force_from=FIRST_DAY),
        ),
    )


@pytest.fixture
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    """The site's day."""
    day: date = request.param
    for module in ("certifications.queries", "certifications.facts.presenters.certification"):
        monkeypatch.setattr(f"{module}.site_date", lambda: day)
    return day


def shown(client: Client) -> str:
    """The words of the page."""
    text = re.sub(r"<[^>]+>", " ", client.get("/catalogue/psm-i/").content.decode())
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize("today", [BEFORE], indirect=True)
def test_before_the_day_the_old_value_stands_and_the_new_one_is_announced(
    client: Client, today: date
) -> None:
    words = shown(client)

    assert "Exam 180 questions Cost to get it Exam USD 200" in words
    assert "Until 8 July 2026: 180 questions" in words
    assert "From 9 July 2026: 175 questions" in words
    assert "What will change From 9 July 2026: questions 175 questions; from 9 July 2026: length" in words
    assert (
        "35 hours of training. We do not know whether experience is needed. "
        "From 9 July 2026: training: 40 hours" in words
    )
    assert "From 9 July 2026 With a secondary-school diploma." in words
    # A source was found for the length: it speaks of a later day.
    assert "We have not yet found out what format the exam has, what the pass mark is and" in words


@pytest.mark.parametrize("today", [FIRST_DAY, AFTER], indirect=True)
def test_from_the_day_on_the_new_value_stands_alone(client: Client, today: date) -> None:
    words = shown(client)

    assert "Exam 175 questions in 240 minutes" in words
    assert "40 hours of training" in words
    assert "Route 2 With a secondary-school diploma." in words
    for gone in ("180 questions", "USD 200", "35 hours", "What will change", "From 9 July", "Until"):
        assert gone not in words


@pytest.mark.parametrize(
    ("today", "cost"), [(BEFORE, 200), (FIRST_DAY, 250), (AFTER, 250)], indirect=["today"]
)
def test_cost_is_that_of_the_day(today: date, cost: int) -> None:
    (certification,) = published_certifications()
    found = cost_to_get(certification)

    assert found is not None
    assert [(part.low, part.high) for part in found.ranges] == [(cost, cost)]
    ahead = [fact.value for fact in certification.facts_ahead if fact.key == "fees.exam"]
    assert ahead == (["USD 250"] if today == BEFORE else [])


@pytest.mark.parametrize(
    ("today", "values"), [(BEFORE, ["180", "175"]), (FIRST_DAY, ["175"])], indirect=["today"]
)
def test_facts_to_check_are_those_that_readers_see(today: date, values: list[str]) -> None:
    assert [one.fact.value for one in published_facts(key="exam.questions")] == values
