"""The port of events: what this site tells other programs about.

The room in which something happens declares it, once, and registers it in the `ready()` of its app.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict

from portal.shared.ports import Port


class Payload(BaseModel):
    """What an event says. The docstring of each field says what it holds, and stands in the schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class PersonalPayload(Payload):
    """What is added for webhooks that may carry personal data. Each names the account that it is about."""

    account: UUID | None = None
    """The public id of the account, null for somebody without one. Whoever reports leaves it empty: it is
    looked up as the event is written."""


@dataclass(frozen=True, slots=True)
class WebhookEvent:
    """A kind of event.

    `data` goes to every webhook that asks for it. `personal` is added for those that may carry personal data;
    whatever could lead to a person stands there and nowhere else.
    """

    name: str
    sentence: str | Promise
    data: type[Payload]
    personal: type[PersonalPayload] | None = None

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the data, and of what is added with a grant, or None."""
        return {
            "data": self.data.model_json_schema(),
            "personal": self.personal.model_json_schema() if self.personal else None,
        }


class SampleData(Payload):
    """That a delivery arrives."""

    sentence: str
    """Says that this is a test."""


# Sent when somebody asks for it, to that webhook alone, on or off; tried once.
TEST = WebhookEvent("webhook.test", _("A test that somebody asked for."), SampleData)

# By name. TEST is not among them: nobody subscribes to it.
events: Port[str, WebhookEvent] = Port("events of webhooks")


def declared_events() -> tuple[WebhookEvent, ...]:
    """What a webhook can ask for, by name."""
    return tuple(event for _name, event in sorted(events, key=lambda pair: pair[0]))


def event_names() -> tuple[str, ...]:
    """The names of the same."""
    return tuple(sorted(name for name, _event in events))
