"""The catalogue of today, read for a later day: what is usable today is taken to be so then."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from assessments.domain.snapshots.snapshot import Certified, Grounds, Snapshot


def foreseen(snapshot: Snapshot, today: date, day: date) -> Snapshot:
    """A snapshot in which what is within its shelf life today stays so until a later day.

    Announced editions begin on their day all the same. Costs some milliseconds, so keep the result.
    """
    found: Snapshot = snapshot if day <= today else _lasting(snapshot, today, day)
    return found


def _lasting(value: Any, today: date, day: date) -> Any:
    """A value in which all shelf lives last; the same one, where none in it had to be changed."""
    found = value
    if isinstance(value, Grounds):
        found = replace(value, fresh_until=_until(value.fresh_until, today, day))
    elif isinstance(value, tuple):
        found = tuple(_lasting(item, today, day) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _lasting(getattr(value, field.name), today, day)
            for field in fields(value)
            if isinstance(getattr(value, field.name), tuple) or is_dataclass(getattr(value, field.name))
        }
        found = replace(value, **changed) if changed else value
        if isinstance(value, Certified):
            found = replace(found, bookings=tuple(_until(last, today, day) for last in value.bookings))
    return found


def _until(last: date, today: date, day: date) -> date:
    return max(last, day) if last >= today else last
