"""Lists beside certifications for programs: disciplines, levels, role families, and what belongs to each."""

import pytest

from tests.certifications.catalogue.test_api import certify, read
from tests.factories.advice_rows import publish_advice

pytestmark = pytest.mark.django_db


def test_advice_is_told_with_who_judged_and_why() -> None:
    one, other = certify("one"), certify("two")
    publish_advice(one, other)

    (role,) = [row for row in read("role-families/?expand=services,misfits")["results"] if row["services"]]
    (group,) = read("certifications/one/alternatives/")["results"]
    (served,) = read("certifications/one/?expand=roles")["roles"]

    assert role["judged"]["author"] == "An editor"
    assert role["services"][0]["why"] == served["services"][0]["why"] == "Because."
    assert {row["certification"]["slug"] for row in group["members"]} == {"one", "two"}
    assert read(f"role-families/{role['key']}/")["misfits"][0]["certification"]["slug"] == "two"
    read("role-families/nobody/", 404)


def test_lists_tell_what_belongs_to_each_entry() -> None:
    certify()
    (discipline,) = [row for row in read("disciplines/")["results"] if row["key"] == "project-management"]
    level = read("levels/practitioner/?expand=certifications")

    assert discipline["certification_count"] == 1
    assert [row["slug"] for row in level["certifications"]] == ["pmp"]
    assert level["rank"] == 1
    read("focus-areas/nothing/", 404)
    read("issuers/nobody/", 404)


def test_facets_count_what_each_value_lets_through() -> None:
    certify("alpha", level="Practitioner")
    certify("beta", level="Advanced")

    found = read("facets/?level=advanced")
    (level,) = [row for row in found["facets"] if row["name"] == "level"]

    assert (found["count"], found["total"]) == (1, 2)
    assert {row["value"]: (row["count"], row["is_chosen"]) for row in level["options"]} == {
        "practitioner": (1, False),
        "advanced": (1, True),
    }
