"""Feeds of changed facts."""

import pytest
from django.test import Client
from pytest_django import Settings

from certifications.models import CertificationPage
from tests.certifications.follows.changes import publish_value
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.atom import read_atom
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

ALL, ONE = "/certifications/changes/feed/", "/certifications/pmp/feed/"


def test_feed_tells_a_change_with_why_and_keeps_its_name(
    page: CertificationPage, editor: Actor, client: Client
) -> None:
    publish_value(page, "175", because="wrong", by=editor.person)

    first, again = (read_atom(client.get(ALL).content) for _time in range(2))

    (entry,) = first.entries
    assert entry.title == "PMP: Questions"
    assert "180 questions → 175 questions" in entry.summary
    assert "We had this wrong. We read last year’s page." in entry.summary
    assert entry.link.endswith("/catalogue/pmp/")
    assert entry == again.entries[0]
    assert first.updated == entry.updated
    assert first.own_address.endswith(ALL)


def test_feed_of_a_certification_has_its_own_changes_alone(
    page: CertificationPage, editor: Actor, client: Client
) -> None:
    other = make_certification(make_catalogue_page(), slug="csm", facts=(fact_row(),))
    publish_value(page, "175", by=editor.person)
    publish_value(other, "60", by=editor.person)

    assert ["175" in one.summary for one in read_atom(client.get(ONE).content).entries] == [True]
    assert len(read_atom(client.get(ALL).content).entries) == 2
    assert read_atom(client.get(ONE).content).name != read_atom(client.get(ALL).content).name


def test_other_words_for_the_same_are_no_entry(
    page: CertificationPage, editor: Actor, client: Client
) -> None:
    publish_value(page, "181", because="words", by=editor.person)
    assert read_atom(client.get(ALL).content).entries == ()


def test_empty_feed_is_whole_and_the_same_each_time(page: CertificationPage, client: Client) -> None:
    first, again = client.get(ONE), client.get(ONE)
    assert read_atom(first.content).entries == ()
    assert first["ETag"] == again["ETag"]


def test_feed_of_a_certification_that_is_not_there_is_absent(client: Client) -> None:
    assert client.get("/certifications/none/feed/").status_code == 404


def test_feed_is_kept_and_read_again_only_when_it_changed(
    page: CertificationPage, editor: Actor, client: Client, settings: Settings
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    publish_value(page, "175", by=editor.person)
    first = client.get(ALL)
    assert "public" in first["Cache-Control"]

    with recorded_queries() as queries:
        unchanged = client.get(ALL, headers={"if-none-match": first["ETag"]})
        since = client.get(ALL, headers={"if-modified-since": first["Last-Modified"]})
    assert (unchanged.status_code, since.status_code) == (304, 304)
    assert len(queries) <= 1

    publish_value(page, "170", by=editor.person)
    assert client.get(ALL, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_page_of_a_certification_leads_to_its_feed(page: CertificationPage, client: Client) -> None:
    html = client.get("/catalogue/pmp/").content.decode()
    assert f'<link rel="alternate" type="application/atom+xml" href="{ONE}"' in html
