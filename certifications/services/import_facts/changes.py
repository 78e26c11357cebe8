"""What an import changed, by record and field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that an import set, from what to what; `old` is empty for a new one."""

    record: str
    field: str
    old: str
    new: str


@dataclass(slots=True)
class Changes:
    """Everything an import changed, and what it left alone on purpose."""

    made: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def note(self, record: str, name: str, old: object, new: object) -> None:
        """Note a change."""
        self.made.append(Change(record, name, _shown(old), _shown(new)))

    def keep(self, record: str, name: str, kept: object, offered: object) -> None:
        """Note a value that stays although the file says otherwise."""
        self.kept.append(Change(record, name, _shown(kept), _shown(offered)))

    def assign(self, record: str, place: str, row: models.Model, values: Mapping[str, Any]) -> bool:
        """Set a row's fields where they differ, noting each; tells whether one did."""
        changed = False
        for name, value in values.items():
            old = getattr(row, name)
            if old != value:
                self.note(record, f"{place}.{name}" if place else name, old, value)
                setattr(row, name, value)
                changed = True
        return changed

    def upsert(
        self, model: type[models.Model], identity: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Any:
        """The row of a table with this identity, made or brought in line with the values."""
        manager = model._default_manager
        record = model._meta.verbose_name or model.__name__
        place = " ".join(str(part) for part in identity.values())
        row = manager.filter(**identity).first()
        if row is None:
            row = model(**identity, **values)
            self.note(str(record), place, "", "new")
            row.full_clean(validate_unique=False)
            row.save()
        elif self.assign(str(record), place, row, values):
            row.full_clean(validate_unique=False)
            row.save()
        return row


def _shown(value: object) -> str:
    return "" if value is None else str(value)
