"""What a publication changed, field by field: as the log keeps it, and in words."""

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Characters of a value that a line of the history shows; the log keeps the whole of it.
SHOWN = 80
EMPTY: tuple[Any, ...] = (None, "", [])
YES_OR_NO: dict[bool, Promise] = {True: gettext_lazy("Yes"), False: gettext_lazy("No")}

# Of one field: its name, its value now and, unless the row is new, its value before.
Change = dict[str, Any]


def logged_values(row: models.Model, without: frozenset[str]) -> dict[str, Any]:
    """The values of a row's fields as JSON holds them; of rows that it points at, their names.

    One query for each relation.
    """
    fields = (
        field
        for field in (*row._meta.concrete_fields, *row._meta.many_to_many)
        if field.editable and not field.primary_key and field.name not in without
    )
    return {field.name: _logged(row, field) for field in fields}


def changes_between(before: dict[str, Any] | None, now: dict[str, Any]) -> list[Change]:
    """Each field whose value differs. Of a row that was not live before, each that is filled."""
    if before is None:
        return [{"field": name, "new": value} for name, value in now.items() if value not in EMPTY]
    return [
        {"field": name, "old": before[name], "new": value}
        for name, value in now.items()
        if value != before[name]
    ]


def changes_in_words(content_type: Any, changes: list[Change]) -> str:
    """The changes as a line of the history says them: “Name: “PMI” → “The Institute””."""
    model = apps.get_model(content_type.app_label, content_type.model) if content_type else None
    return "; ".join(_in_words(model, change) for change in changes)


def _logged(row: models.Model, field: Any) -> Any:
    if field.many_to_many:
        return sorted(str(one) for one in getattr(row, field.name).all())
    value = getattr(row, field.name)
    if field.is_relation:
        return str(value) if value is not None else None
    return value


def _in_words(model: type[models.Model] | None, change: Change) -> str:
    field = None
    if model is not None:
        try:
            field = model._meta.get_field(change["field"])
        except FieldDoesNotExist:
            # It was there when the entry was written.
            field = None
    label = capfirst(str(getattr(field, "verbose_name", change["field"])))
    words: dict[str, str] = {
        side: _value_words(field, change[side]) for side in ("old", "new") if side in change
    }
    sentence = _("%(field)s: %(old)s → %(new)s") if "old" in change else _("%(field)s: %(new)s")
    words["field"] = label
    return sentence % words


def _value_words(field: Any, value: Any) -> str:
    if value in EMPTY:
        return _("empty")
    if isinstance(value, bool):
        return str(YES_OR_NO[value])
    if isinstance(value, list):
        value = ", ".join(value)
    choices: Any = getattr(field, "flatchoices", None) or ()
    words = str(next((label for key, label in choices if key == value), value))
    return _("“%(value)s”") % {"value": Truncator(" ".join(words.split())).chars(SHOWN)}
