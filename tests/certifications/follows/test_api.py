"""Changes of published facts as programs get them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from certifications.models import CertificationPage, ChangeEntry
from portal.shared import page_cache
from tests.certifications.follows.changes import publish_value
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
CHANGES = "/api/v1/changes/"


def get(**parameters: str) -> Any:
    page_cache.purge()
    return Client().get(CHANGES, parameters)


def make_entry(page: CertificationPage, **fields: Any) -> ChangeEntry:
    values: dict[str, Any] = {
        "certification": page.translation_key,
        "certification_name": page.title,
        "key": "exam.questions",
        "old_value": "180",
        "new_value": "175",
        "because": "issuer",
        **fields,
    }
    return ChangeEntry.objects.create(**values)


def test_published_change_is_told_with_before_after_and_source(
    page: CertificationPage, editor: Actor
) -> None:
    publish_value(page, "170", by=editor.person)

    (row,) = get().json()["results"]

    assert row["kind"] == "issuer"
    assert row["certification"]["slug"] == "pmp"
    assert row["key"] == "exam.questions"
    assert row["before"]["stated"].startswith("180")
    assert row["after"]["stated"].startswith("170")
    assert row["source"]["url"] == "https://www.example.org/exams/pmp/"
    assert row["in_force_from"] is None


def test_other_words_for_the_same_are_no_change(page: CertificationPage) -> None:
    make_entry(page, because="words")

    assert get().json()["results"] == []


def test_changes_are_narrowed_by_moment_and_certification(page: CertificationPage) -> None:
    old = make_entry(page, noted_at=datetime(2026, 11, 1, 12, tzinfo=UTC))
    new = make_entry(page, noted_at=datetime(2026, 11, 3, 12, tzinfo=UTC), because="", new_value="")

    rows = get(certification="pmp").json()["results"]
    later = get(since="2026-11-02T00:00:00+01:00").json()["results"]

    assert [row["id"] for row in rows] == [str(new.public_id), str(old.public_id)]
    assert [row["id"] for row in later] == [str(new.public_id)]
    assert (later[0]["kind"], later[0]["after"]) == ("unexplained", None)
    assert get(certification="none").status_code == 400


def test_pages_go_on_where_the_last_one_ended(page: CertificationPage) -> None:
    made = [make_entry(page, noted_at=datetime(2026, 11, 1, tzinfo=UTC)) for _number in range(5)]
    seen, address = [], f"{CHANGES}?limit=2"
    while address:
        shown = Client().get(address).json()
        seen += [row["id"] for row in shown["results"]]
        address = shown["next"]

    assert seen == [str(one.public_id) for one in reversed(made)]


def test_list_takes_as_many_queries_for_many_changes_as_for_few(page: CertificationPage) -> None:
    def make_more(count: int) -> None:
        for _number in range(count):
            make_entry(page)

    assert_queries_do_not_grow(make_more, get)


@pytest.mark.parametrize("cursor", ["x", "cD15ZXN0ZXJkYXk=", "cD0wMDAwLTAwLTAw", "bz05OTk5OTk5OTk5"])
def test_cursor_that_is_made_up_is_refused(page: CertificationPage, cursor: str) -> None:
    make_entry(page)

    response = get(cursor=cursor)

    assert response.status_code in {200, 400}
    assert response.status_code == 200 or response.json()["errors"][0]["pointer"] == "?cursor"
