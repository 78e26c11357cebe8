"""The document for operators says of each event what it holds, and nothing of others."""

import re

import pytest

from portal.webhooks.kinds import TEST, Payload, WebhookEvent, events
from tests.support.repository import ROOT

# As the rooms registered them: tests put others in their place.
DECLARED: dict[str, WebhookEvent] = {**dict(events), TEST.name: TEST}
DOCUMENT = ROOT / "docs" / "operations" / "webhooks.md"


def told() -> dict[str, tuple[list[str], list[str]]]:
    """By event, the fields of the data and of what is added, as the table has them."""
    rows = re.findall(
        r"^\| `([a-z_]+\.[a-z_]+)` \|[^|]*\|([^|]*)\|([^|]*)\|", DOCUMENT.read_text(), re.MULTILINE
    )
    return {name: (re.findall(r"`(\w+)`", data), re.findall(r"`(\w+)`", more)) for name, data, more in rows}


def fields(payload: type[Payload] | None) -> list[str]:
    return list(payload.model_fields) if payload else []


def test_document_tells_all_events_and_no_others() -> None:
    assert set(told()) == set(DECLARED)
    assert len(DECLARED) > 5


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_document_tells_each_field(name: str) -> None:
    data, more = told()[name]
    assert data == fields(DECLARED[name].data)
    assert sorted(more) == sorted(fields(DECLARED[name].personal))


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_each_field_says_what_it_holds(name: str) -> None:
    schema = DECLARED[name].schema()
    described = [part["properties"].values() for part in schema.values() if part]
    assert all(field["description"] for part in described for field in part)


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_no_field_that_leads_to_a_person_is_sent_without_the_grant(name: str) -> None:
    leading = {"account", "email", "learner", "submission", "person", "name", "user", "visitor"}
    assert not leading & set(fields(DECLARED[name].data))
