"""Tell webhooks what happened, in the transaction in which it happens."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from portal.jobs.services.deliver_task import TASK_ROW, task_row
from portal.shared.page_cache import generation
from portal.webhooks.kinds import Payload, PersonalPayload, WebhookEvent, events
from portal.webhooks.models import Webhook

DELIVER = "portal.webhooks.tasks.deliver"
# How long a process may rely on who wants what. Whoever changes it raises the generation of pages, so this is
# for what went wrong, not for what is usual.
KEPT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event: what every webhook is told, what those with the grant are told beside it, and the primary
    key of the account that this names.
    """

    data: Payload
    personal: PersonalPayload | None = None
    about: int | None = None


_STATEMENT = f"""
WITH occurred AS (
    SELECT * FROM jsonb_to_recordset(%s::jsonb) AS o(data jsonb, personal jsonb, about bigint)
), noted AS (
    INSERT INTO webhooks_webhookdelivery
        (id, webhook_id, kind, occurred_at, data, personal, about_id, state, tries, next_try_at)
    SELECT gen_random_uuid(), hook.id, %s, %s, occurred.data,
        CASE WHEN hook.may_carry_personal_data THEN
            occurred.personal || jsonb_build_object('account', person.public_id)
        END,
        CASE WHEN hook.may_carry_personal_data THEN occurred.about END,
        'waiting', 0, %s
    FROM webhooks_webhook AS hook CROSS JOIN occurred
        LEFT JOIN users_user AS person ON person.id = occurred.about
    WHERE hook.is_on AND hook.events @> ARRAY[%s]::varchar[]
    RETURNING id
)
{TASK_ROW} WHERE EXISTS (SELECT FROM noted)
"""  # noqa: S608 - made of constants


def report_event(
    event: WebhookEvent,
    data: Payload,
    *,
    personal: PersonalPayload | None = None,
    about: int | None = None,
    at: datetime | None = None,
) -> None:
    """Tell of one event, as `report_events` does."""
    report_events(event, [Occurrence(data, personal, about)], at=at)


def report_events(event: WebhookEvent, occurred: Iterable[Occurrence], *, at: datetime | None = None) -> None:
    """Write a delivery for each webhook that wants to know, and wake a worker, in the caller's transaction.

    One statement; none where no webhook wants this kind, or nothing occurred. What a process knows of that is
    as old as its pages, a second at most.

    Raises:
        ValueError: nobody registered this kind.
        TypeError: what happened is not said as the kind declares it.
    """
    if events.get(event.name) is not event:
        raise ValueError(f"{event.name} is not registered.")
    if event.name not in wanted_events():
        return
    documents = [_document(event, one) for one in occurred]
    if not documents:
        return
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            _STATEMENT, [json.dumps(documents), event.name, at or now, now, event.name, task_row(DELIVER)]
        )


def _document(event: WebhookEvent, one: Occurrence) -> dict[str, Any]:
    if not isinstance(one.data, event.data):
        raise TypeError(f"{event.name} says {event.data.__name__}.")
    if one.personal is not None and (event.personal is None or not isinstance(one.personal, event.personal)):
        raise TypeError(f"{event.name} does not say {type(one.personal).__name__}.")
    return {
        "data": one.data.model_dump(mode="json"),
        "personal": one.personal.model_dump(mode="json", exclude={"account"}) if one.personal else None,
        "about": one.about,
    }


# By generation of pages: until when it counts, and which kinds somebody wants.
_kept: dict[int, tuple[float, frozenset[str]]] = {}


def wanted_events() -> frozenset[str]:
    """The kinds that any webhook wants. One query after a change of any, and one a minute."""
    # Read first: what changes while the rest is read belongs to a later generation.
    now, moment = generation(), time.monotonic()
    ends, wanted = _kept.get(now, (0.0, frozenset()))
    if moment >= ends:
        lists = Webhook.objects.filter(is_on=True).order_by().values_list("events", flat=True)
        wanted = frozenset(name for names in lists for name in names)
        _kept.clear()
        _kept[now] = moment + KEPT_SECONDS, wanted
    return wanted


def forget_wanted_events() -> None:
    """Ask again at the next event."""
    _kept.clear()
