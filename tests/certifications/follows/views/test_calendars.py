"""Announced changes as calendars, read as a calendar program does."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import Settings

from certifications.queries.advice import forget_advice
from portal.shared.clock import site_date
from tests.certifications.follows.changes import read_again
from tests.factories.advice import make_change
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

ALL, ONE = "/certifications/changes.ics", "/certifications/pmp/changes.ics"
SOON = site_date() + timedelta(days=40)
COLLECTED = date(2026, 11, 2)


def events(client: Client, address: str) -> list[Any]:
    """The events of a calendar."""
    read_again()
    forget_advice()
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    found = list(calendar.walk("VEVENT"))
    assert all(event.errors == [] for event in found)
    assert len({event["UID"] for event in found}) == len(found)
    return found


def announced(value: str = "170", day: date = SOON) -> Any:
    """A fact that comes into force on a day."""
    return fact_row(
        value=value, in_force_from=day, collected_on=COLLECTED, source_url="https://example.org/p"
    )


def test_announced_fact_is_an_event_of_a_whole_day_with_its_source(client: Client) -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(), announced()))

    (event,) = events(client, ONE)

    assert event["SUMMARY"] == "PMP: Questions"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (SOON, SOON + timedelta(days=1))
    assert "180 questions → 170 questions" in event["DESCRIPTION"]
    assert "Source: https://example.org/p" in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2026, 11, 2, tzinfo=UTC)
    assert event["URL"].endswith("/catalogue/pmp/")


def test_event_keeps_its_name_when_its_day_moves_and_says_that_it_was_revised(client: Client) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(announced(),))
    (first,) = events(client, ONE)
    row = page.facts.get()
    row.in_force_from, row.collected_on = SOON + timedelta(days=5), COLLECTED + timedelta(days=9)
    row.save()

    (moved,) = events(client, ONE)

    assert moved["UID"] == first["UID"]
    assert moved["DTSTART"].dt == SOON + timedelta(days=5)
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    assert moved["LAST-MODIFIED"].dt > first["LAST-MODIFIED"].dt


def test_change_whose_source_gives_a_quarter_says_so(client: Client) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    quarter = f"{SOON.year + 1}-Q2"
    make_change(certification=page, in_force_from=quarter)
    make_change(certification=page, what="renewal", in_force_from="")

    (event,) = events(client, ONE)

    assert event["DTSTART"].dt == date(SOON.year + 1, 4, 1)
    assert f"April to June {SOON.year + 1}" in event["DESCRIPTION"]


def test_calendar_of_a_certification_has_its_own_changes_and_that_of_all_has_each_once(
    client: Client,
) -> None:
    catalogue = make_catalogue_page()
    pmp = make_certification(catalogue, slug="pmp", facts=(announced(),))
    make_certification(catalogue, slug="csm", issuer=pmp.issuer, facts=(announced("60"),))
    make_change(issuer=pmp.issuer, what="prices", in_force_from=SOON.isoformat())

    one, both = events(client, ONE), events(client, ALL)

    assert len(one) == 2
    assert len(both) == 3
    assert {event["UID"] for event in one} < {event["UID"] for event in both}


def test_what_is_long_past_has_left_the_calendar(client: Client) -> None:
    today = site_date()
    facts = (
        announced("1", today - timedelta(days=366)),
        fact_row("exam.minutes", "230", in_force_from=today - timedelta(days=30)),
    )
    make_certification(make_catalogue_page(), slug="pmp", facts=facts)

    assert [event["DTSTART"].dt for event in events(client, ONE)] == [today - timedelta(days=30)]


def test_calendar_is_the_same_each_time_and_kept(client: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    make_certification(make_catalogue_page(), slug="pmp", facts=(announced(),))
    read_again()
    first = client.get(ALL)

    with recorded_queries() as queries:
        again = client.get(ALL)
        unchanged = client.get(ALL, headers={"if-none-match": first["ETag"]})

    assert again.content == first.content
    assert unchanged.status_code == 304
    assert "public" in first["Cache-Control"]
    assert len(queries) <= 1


def test_calendar_of_a_certification_that_is_not_there_is_absent(client: Client) -> None:
    assert client.get("/certifications/none/changes.ics").status_code == 404


def test_page_on_following_offers_both_calendars(client: Client) -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    read_again()
    html = client.get("/certifications/follow/pmp/").text
    assert f'href="{ONE}"' in html
    assert f'href="{ALL}"' in html
