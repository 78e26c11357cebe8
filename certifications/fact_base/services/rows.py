"""The rows of a page or a list: found again by what they are about, brought in line, checked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from certifications.domain.fact_base.lists import DatedAddress
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.domain.fact_base.statements import Provenance
from certifications.fact_base.services.author import OPERATOR, ImportAuthor
from certifications.fact_base.services.changes import Changes
from certifications.models import CertificationFact
from portal.editorial.services.publish_new_rows import publish_new_rows
from portal.editorial.snippets import ApprovedSnippet

Row = TypeVar("Row", bound=ApprovedSnippet)


def provenance_columns(provenance: Provenance, collected_on: date) -> dict[str, Any]:
    """The columns of a statement's provenance."""
    return {
        "source_url": provenance.source_url,
        "source_note": provenance.source_note,
        "source_date": provenance.source_date,
        "collected_on": collected_on,
        "confidence": provenance.confidence.value,
        "also": "\n".join(provenance.also),
        "caution": provenance.caution,
        "note": provenance.note,
    }


def numbered(rows: list[CertificationFact], day: date) -> Iterable[tuple[CertificationFact, int]]:
    """Each row that is in force on a day, with its number among those of its key."""
    seen: dict[str, int] = {}
    for row in rows:
        if (row.in_force_from and row.in_force_from > day) or (
            row.in_force_until and row.in_force_until < day
        ):
            continue
        position = seen.get(row.key, 0)
        seen[row.key] = position + 1
        yield row, position


def addresses(found: Iterable[DatedAddress]) -> str:
    """Addresses as an editor writes them: one a line, the year before it."""
    return "\n".join(f"{address.year} {address.url}".strip() for address in found)


def day_to_come(day: date) -> Problem:
    """What is wrong with a file that says it was compiled on a later day than today."""
    sentence = _("“%(day)s” is in the future.") % {"day": day}
    return Problem("the file", "meta.compiled", sentence, "/meta/compiled")


def check_lengths(row: models.Model) -> None:
    """Hold long texts against their fields' limits, which else only an editor's form would do.

    Raises:
        ValidationError: one is longer, so that its page could not be saved by hand any more.
    """
    too_long = {
        field.name: _("is longer than %(most)s characters.") % {"most": field.max_length}
        for field in row._meta.concrete_fields
        if isinstance(field, models.TextField)
        and field.max_length
        and len(getattr(row, field.name)) > field.max_length
    }
    if too_long:
        raise ValidationError(too_long)


def check(record: str, place: str, row: models.Model, *, exclude: Iterable[str] = ()) -> None:
    """Hold a row against the rules of its table before the database does.

    Raises:
        FactBaseRefusedError: it breaks one; names the record, the place and the column.
    """
    relations = {field.name for field in row._meta.get_fields() if field.is_relation}
    try:
        check_lengths(row)
        row.full_clean(exclude={*relations, *exclude}, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise refused(record, place, error) from error


def refused(record: str, place: str, error: ValidationError) -> FactBaseRefusedError:
    """A refusal of the tables, in the words of a file's problems."""
    return FactBaseRefusedError(
        tuple(
            Problem(record, f"{place}.{column}" if place else column, " ".join(map(str, sentences)))
            for column, sentences in error.message_dict.items()
        )
    )


class PageRows:
    """The rows that stand below one page."""

    def __init__(self, record: str, changes: Changes) -> None:
        self.record = record
        self.changes = changes

    def bring_in_line(
        self,
        manager: Any,
        place: str,
        identity: tuple[str, ...],
        wanted: list[dict[str, Any]],
        *,
        names: Mapping[Any, str] = MappingProxyType({}),
        stays: Callable[[Any], bool] = lambda _row: False,
    ) -> None:
        """Change what differs and add what is missing.

        `names` stand for values that tell people nothing. A row that `stays` is an editor's, and kept.
        """
        rows = list(manager.all())
        present = {tuple(getattr(row, name) for name in identity): row for row in rows}
        for values in wanted:
            key = tuple(values[name] for name in identity)
            row = present.get(key)
            if row is None:
                present[key] = row = manager.model(sort_order=len(rows), **values)
                rows.append(row)
                name = " ".join(str(names.get(part, part)) for part in key)
                self.changes.note(self.record, place, "", name)
            elif stays(row):
                self.changes.keep_differing(self.record, place, row, values)
                continue
            else:
                self.changes.assign(self.record, place, row, values)
            check(self.record, place, row)
        manager.set(rows)


class ListRows:
    """The rows of lists that stand beside the pages."""

    def __init__(self, changes: Changes, compiled: date, author: ImportAuthor = OPERATOR) -> None:
        self.changes = changes
        self.compiled = compiled
        self.author = author
        # Not saved yet, by list and by what they are about.
        self._new: dict[type[ApprovedSnippet], dict[tuple[Any, ...], Any]] = defaultdict(dict)

    def upsert(
        self,
        model: type[Row],
        identity: Mapping[str, Any],
        values: Mapping[str, Any],
        *,
        below: Mapping[str, Sequence[Mapping[str, Any]]] = MappingProxyType({}),
        stays: Callable[[Any], bool] = lambda _row: False,
    ) -> Row:
        """The row of a table with this identity, made or brought in line with the values.

        `below` holds the values of the rows that stand below it, by the name of their relation, in order.
        One that is made is saved and published by `publish_new` only; one that is live is published at once.
        A row that `stays`, or that an editor collected after the file was compiled, is left as it is. Where
        an editor has unpublished changes, or the import is a person's, it is in the draft only.

        Raises:
            FactBaseRefusedError: the row breaks a rule of its table, or its author may not write it.
        """
        record, place = str(model._meta.verbose_name), " ".join(map(str, filter(None, identity.values())))
        present = model._default_manager.filter(**identity).first()
        if present is None:
            self._require(record, place, model, None)
            made: Row = self._make(record, place, model(**identity, **values), below)
            self._new[model][tuple(identity.values())] = made
            return made
        # Asked first: saving a version makes its row one with unpublished changes.
        is_draft = present.has_unpublished_changes or not present.live
        row: Row = present.get_latest_revision_as_object()
        if stays(row) or getattr(row, "collected_on", self.compiled) > self.compiled:
            self.changes.keep_differing(record, place, row, values)
        elif self._assign(record, place, row, values, below):
            self._require(record, place, model, present)
            check(record, place, row)
            revision = row.save_revision(clean=False, log_action=True, user=self.author.person)
            if is_draft or not self.author.publishes:
                self.changes.drafts.append(f"{record} {place}")
            else:
                revision.publish()
        return row

    def _make(
        self, record: str, place: str, row: Row, below: Mapping[str, Sequence[Mapping[str, Any]]]
    ) -> Row:
        """A new row with those below it, checked, not saved."""
        self.changes.note(record, place, "", "new")
        check(record, place, row)
        for name, wanted in below.items():
            self._set_below(record, f"{place}.{name}", getattr(row, name), wanted)
        return row

    def _assign(
        self,
        record: str,
        place: str,
        row: Row,
        values: Mapping[str, Any],
        below: Mapping[str, Sequence[Mapping[str, Any]]],
    ) -> bool:
        """Set what differs, in the row and below it; tells whether anything did."""
        differs = self.changes.assign(record, place, row, values)
        for name, wanted in below.items():
            manager = getattr(row, name)
            present = list(manager.all())
            is_same = len(present) == len(wanted) and all(
                getattr(item, column) == value
                for item, columns in zip(present, wanted, strict=True)
                for column, value in columns.items()
            )
            if not is_same:
                self.changes.note(record, f"{place}.{name}", len(present), len(wanted))
                self._set_below(record, f"{place}.{name}", manager, wanted)
                differs = True
        return differs

    @staticmethod
    def _set_below(record: str, place: str, manager: Any, wanted: Sequence[Mapping[str, Any]]) -> None:
        rows = [manager.model(sort_order=order, **values) for order, values in enumerate(wanted)]
        for row in rows:
            check(record, place, row)
        manager.set(rows)

    def _require(self, record: str, place: str, model: type[Row], row: Row | None) -> None:
        if sentence := self.author.refusal_of_row(model, row):
            raise FactBaseRefusedError((Problem(record, place, sentence),))

    def publish_new(self) -> None:
        """Save the rows that were made, list by list, and publish them if the author may."""
        for rows in self._new.values():
            if self.author.publishes:
                publish_new_rows(list(rows.values()))
            else:
                self._keep_drafts(rows.values())
        self._new.clear()

    def _keep_drafts(self, rows: Iterable[ApprovedSnippet]) -> None:
        for row in rows:
            row.save()
            row.save_revision(clean=False, log_action=True, user=self.author.person)
            self.changes.drafts.append(f"{row._meta.verbose_name} {row}")
