"""Rules on what outgrows a certification, from an advice file onto their list."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.text import slugify

from certifications.domain.fact_base.advice import Conditions, StatedOutgrown
from certifications.domain.fact_base.problems import Problem
from certifications.domain.vocabulary import OutgrownWhen, Strength
from certifications.fact_base.services.circumstances import Circumstances, lacking
from certifications.fact_base.services.named import NamedCertifications
from certifications.models import RoleFamily

# Every column of a condition. What one does not read is empty, and compared as such.
EMPTY: dict[str, Any] = {
    "certification": None,
    "other": "",
    "kind_of_experience": "",
    "months": None,
    "education": "",
    "unless_holds": "",
    "region": None,
    "circumstance": None,
    "role": None,
}


class OutgrownConditions:
    """The conditions of rules as columns of rows."""

    def __init__(
        self, named: NamedCertifications, known: Circumstances, roles: Mapping[str, RoleFamily]
    ) -> None:
        self._named = named
        self._known = known
        self._roles = roles

    def of(self, rule: StatedOutgrown) -> list[dict[str, Any]]:
        """The conditions of a rule: what rules out, then what speaks against."""
        found = [
            {**EMPTY, "strength": strength.value, **values}
            for strength, conditions in (
                (Strength.NEVER, rule.never_if),
                (Strength.DISCOURAGE, rule.discourage_if),
            )
            for values in (
                *self._of_certifications(rule.certification, conditions),
                *_of_months(conditions),
                *self._of_circumstances(conditions),
            )
        ]
        return [*found, *({**EMPTY, **values} for values in self._of_roles(rule))]

    def _of_certifications(self, record: str, conditions: Conditions) -> Iterator[dict[str, Any]]:
        for when, slugs in (
            (OutgrownWhen.HOLDS, conditions.holds_any),
            (OutgrownWhen.LACKS, conditions.lacks_all),
            (OutgrownWhen.MAY_ENTER, conditions.eligible_for_any),
        ):
            for slug in slugs:
                yield {"when": when.value, **self._named.columns(record, slug)}

    def _of_circumstances(self, conditions: Conditions) -> Iterator[dict[str, Any]]:
        for key in conditions.regions_not:
            yield {"when": OutgrownWhen.OUTSIDE_REGION.value, "region": self._known.regions[key]}
        for words, _kind in lacking(conditions):
            circumstance = self._known.circumstances[slugify(words)]
            yield {"when": OutgrownWhen.WITHOUT.value, "circumstance": circumstance}
        if conditions.everybody_new:
            yield {"when": OutgrownWhen.NOBODY_NEW.value}
        if conditions.entry_rule_unknown:
            yield {"when": OutgrownWhen.ENTRY_UNKNOWN.value}

    def _of_roles(self, rule: StatedOutgrown) -> Iterator[dict[str, Any]]:
        for when, keys in (
            (OutgrownWhen.IN_ROLE, rule.wrong_for_roles),
            (OutgrownWhen.NOT_IN_ROLE, rule.only_for_roles),
        ):
            for key in keys:
                if key not in self._roles:
                    self._named.problems.append(Problem(rule.certification, key, "is no role family."))
                strength = Strength.NEVER.value
                yield {"strength": strength, "when": when.value, "role": self._roles.get(key)}


def _of_months(conditions: Conditions) -> Iterator[dict[str, Any]]:
    for least in conditions.months_at_least:
        yield {
            "when": OutgrownWhen.MONTHS_AT_LEAST.value,
            "kind_of_experience": least.kind,
            "months": least.months,
            "education": least.education,
        }
    for below in conditions.months_below:
        yield {
            "when": OutgrownWhen.MONTHS_BELOW.value,
            "kind_of_experience": below.kind,
            "months": below.months,
            "unless_holds": " ".join(sorted(below.unless_holds)),
        }
