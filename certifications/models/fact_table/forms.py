"""The form of a certification: what its facts contradict each other by, said at the field."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from certifications.domain.consistency import DatedStatement, Inconsistency, inconsistencies
from certifications.domain.fields import route_of
from certifications.domain.vocabulary import Status
from certifications.models.fact_changes import ExplainedChangesForm
from certifications.models.fact_table.choices import LISTS, as_listed, listed_words
from certifications.models.fact_table.refusals import inconsistency_words
from portal.shared.clock import site_date


class CertificationForm(ExplainedChangesForm):
    """The form of a page, which looks at the facts together as well."""

    def clean(self) -> Any:
        """Refuse facts that cannot all be true, each at its value. Three queries where a route has words."""
        cleaned = super().clean()
        facts = self.formsets.get("facts")
        if facts is None:
            return cleaned
        for name in ("facts", "contradictions"):
            if name in self.formsets and not self.formsets[name].is_valid():
                _say_one_thing_of_an_address(self.formsets[name])
        removed = facts.deleted_forms
        rows = [row for row in facts.forms if row not in removed and getattr(row, "cleaned_data", None)]
        for row in rows:
            _refuse_a_day_to_come(row)
        _take_words_of_lists(rows)
        _refuse_what_cannot_be([row for row in rows if not row.errors])
        return cleaned


def warnings_of(facts: Iterable[Any], status: str) -> list[str]:
    """What is unlikely about the facts of a draft, in sentences."""
    found = inconsistencies([stated(fact) for fact in facts], Status(status))
    return list(dict.fromkeys(inconsistency_words(one) for one in found if not one.is_impossible))


def stated(fact: Any) -> DatedStatement:
    """What a row of the table states."""
    return DatedStatement(fact.key, fact.value, fact.in_force_from, fact.in_force_until)


def _say_one_thing_of_an_address(formset: Any) -> None:
    """Keep the first refusal of an address: one that is no address is not missing as well."""
    for row in formset.forms:
        refused = row.errors.get("source_url")
        if refused is not None and len(refused) > 1:
            row.errors["source_url"] = row.error_class(refused.as_data()[:1])


def _refuse_a_day_to_come(row: Any) -> None:
    day = row.cleaned_data.get("collected_on")
    if day and day > site_date():
        row.add_error("collected_on", _("This date is in the future. Enter the day you read the source."))


def _take_words_of_lists(rows: Iterable[Any]) -> None:
    """Write words of lists as the list has them, so that results know them."""
    chosen = [(row, place[1]) for row in rows if (place := _place(row)) and place[1] in LISTS]
    if not chosen:
        return
    known = listed_words()
    for row, field in chosen:
        if words := row.cleaned_data.get("value"):
            row.instance.value = row.cleaned_data["value"] = as_listed(words, known[field])


def _place(row: Any) -> tuple[int, str] | None:
    return route_of(row.cleaned_data.get("key") or "")


def _refuse_what_cannot_be(rows: list[Any]) -> None:
    facts = [stated(row.instance) for row in rows]
    said: set[tuple[int, Any]] = set()
    for found in inconsistencies(facts, Status.ACTIVE):
        if not found.is_impossible:
            continue
        row = _row_of(found, facts, rows)
        if (id(row), found.rule) not in said:
            said.add((id(row), found.rule))
            row.add_error("value", inconsistency_words(found))


def _row_of(found: Inconsistency, facts: list[DatedStatement], rows: list[Any]) -> Any:
    """The row to look at: the last one of those that break a rule."""
    return next(
        row for fact, row in zip(reversed(facts), reversed(rows), strict=True) if fact is found.facts[-1]
    )
