"""What an import changed, by record and field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One field of one record that an import set, from what to what; `old` is empty for a new one."""

    record: str
    field: str
    old: str
    new: str


@dataclass(slots=True)
class Changes:
    """Everything an import changed, and what it left alone on purpose."""

    made: list[ImportChange] = field(default_factory=list)
    kept: list[ImportChange] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def note(self, record: str, name: str, old: object, new: object) -> None:
        """Note a change."""
        self.made.append(ImportChange(record, name, _shown(old), _shown(new)))

    def keep(self, record: str, name: str, kept: object, offered: object) -> None:
        """Note a value that stays although the file says otherwise."""
        self.kept.append(ImportChange(record, name, _shown(kept), _shown(offered)))

    def keep_differing(self, record: str, place: str, row: models.Model, values: Mapping[str, Any]) -> None:
        """Note each field of a row that stays although the file says otherwise; dates differ by nature."""
        for name, offered in values.items():
            kept = getattr(row, name)
            if kept != offered and name != "collected_on":
                self.keep(record, f"{place}.{name}" if place else name, kept, offered)

    def assign(self, record: str, place: str, row: models.Model, values: Mapping[str, Any]) -> bool:
        """Set a row's fields where they differ, noting each; tells whether one did.

        A list stands for the rows of another list, in whatever order.
        """
        changed = False
        for name, wanted in values.items():
            present = getattr(row, name)
            is_list = isinstance(wanted, list)
            old, value = (
                [sorted(found, key=str) for found in (present.all(), wanted)]
                if is_list
                else (present, wanted)
            )
            if old != value:
                self.note(record, f"{place}.{name}" if place else name, old, value)
                setattr(row, name, value)
                changed = True
        return changed


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
