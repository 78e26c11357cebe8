"""Rows of the table: what each states in a line, and the values of its fields."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from certifications.domain.facts import Confidence
from certifications.domain.fields import field_of, route_of
from certifications.domain.readings import host_of
from certifications.domain.values import ValueType
from certifications.models.fact_changes import EXPLANATION
from certifications.models.fact_key import KeyGroup, group_of, key_groups
from certifications.models.fact_table.words import CONFIDENCE_WORDS
from certifications.models.folded_rows import text_of
from certifications.models.provenance import PROVENANCE_FIELDS

# In one order, hidden and visible: the form would count as changed if fields changed places.
FIELDS = ("key", "value", "in_force_from", "in_force_until", *PROVENANCE_FIELDS, *EXPLANATION)
# Characters of a source in words; the open row has all of it.
LONGEST_SOURCE = 40
# As the script has it.
_SLUG = re.compile(r"(?<![\w-])[a-z0-9-]+(?![\w-])")


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row as the table shows it. `errors` are pairs of a field and a sentence; "" is the row itself."""

    prefix: str
    key: str
    name: str
    source: str
    day: str
    confidence: str
    is_removed: bool
    order: int
    fields: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class RowGroup:
    """A group and its rows; a route is named by what it asks."""

    group: KeyGroup
    rows: list[TableLine] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading, of a route with what it asks for."""
        asked = [row.name.partition(": ")[2] for row in self.rows if row.key in self._basics]
        if not self.group.route or not asked:
            return self.group.heading
        return _("%(route)s: %(asked)s") % {"route": self.group.heading, "asked": ", ".join(asked)}

    @property
    def _basics(self) -> set[str]:
        return {f"routes.{self.group.route}.{name}" for name in ("education", "experience_months")}


def grouped_rows(forms: Iterable[Any], names: Mapping[str, str]) -> list[RowGroup]:
    """The forms of a page's facts as rows by group, each group in the editors' order.

    `names` says what certifications are called, by slug.
    """
    rows = [_row(form, number, names) for number, form in enumerate(forms, start=1)]
    routes = {place[0] for row in rows if (place := route_of(row.key))}
    groups = {group.name: RowGroup(group) for group in key_groups(list(routes))}
    for row in sorted(rows, key=lambda row: row.order):
        groups[group_of(row.key)].rows.append(row)
    return list(groups.values())


def new_row(empty_form: Any) -> TableLine:
    """The row that new ones are made of."""
    return _row(empty_form, 0, {})


def host_words(url: str, words: str) -> str:
    """A source in short: its host, else the words for it."""
    return host_of(url) or url or Truncator(words).chars(LONGEST_SOURCE)


def stated_words(key: str, value: str, names: Mapping[str, str]) -> str:
    """What a fact states in a line: “Fee for non-members: USD 675”; certifications by their names."""
    known = field_of(key)
    if known and known.value_type is ValueType.CERTIFICATIONS:
        value = _SLUG.sub(lambda found: names.get(found[0], found[0]), value)
    label = known.label if known else key
    unit = f" {known.unit}" if known and known.unit and value else ""
    return f"{label}: {value}{unit}"


def _row(form: Any, number: int, names: Mapping[str, str]) -> TableLine:
    values = {name: text_of(form[name].value()) for name in FIELDS}
    confidence = values["confidence"]
    return TableLine(
        prefix=form.prefix,
        key=values["key"],
        name=stated_words(values["key"], values["value"], names),
        source=host_words(values["source_url"], values["source_note"]),
        day=values["source_date"] or values["collected_on"],
        confidence=str(CONFIDENCE_WORDS[Confidence(confidence)]) if confidence in set(Confidence) else "",
        is_removed=bool(form["DELETE"].value()),
        order=_number(form["ORDER"].value(), number),
        fields=(
            ("id", text_of(form["id"].value())),
            ("DELETE", "1" if form["DELETE"].value() else ""),
            ("ORDER", text_of(form["ORDER"].value()) or str(number)),
            # What is empty, the script makes when somebody fills it in. Not where the column has a default:
            # a field that is not sent would keep what is stored.
            *((name, value) for name, value in values.items() if value or name in EXPLANATION),
        ),
        errors=_errors(form),
    )


def _errors(form: Any) -> tuple[tuple[str, str], ...]:
    if not form.is_bound:
        return ()
    found = [
        ("" if name == "__all__" else name, str(text))
        for name, texts in form.errors.items()
        for text in texts
    ]
    return tuple(found)


def _number(value: Any, otherwise: int) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return otherwise
