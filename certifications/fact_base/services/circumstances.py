"""The lists that roles and rules of an advice file refer to: regions, circumstances and words for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from certifications.domain.fact_base.advice import Advice, Conditions
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.domain.vocabulary import CircumstanceKind, Stage
from certifications.fact_base.services.rows import ListRows
from certifications.models import Circumstance, CircumstanceReading, Region


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Live regions and circumstances, by key."""

    regions: Mapping[str, Region]
    circumstances: Mapping[str, Circumstance]


def import_circumstances(advice: Advice, rows: ListRows) -> Circumstances:
    """Make what is missing. Names that an editor changed stay.

    Raises:
        FactBaseRefusedError: words stand for a circumstance that is on no list.
    """
    found = Circumstances(_regions(advice, rows), _circumstances(advice, rows))
    _readings(advice, rows, found.circumstances)
    return found


def lacking(conditions: Conditions) -> Iterator[tuple[str, CircumstanceKind]]:
    """The circumstances without which a certification is of no use, in the file's words, and their kind."""
    for kind, words in (
        (CircumstanceKind.METHOD, conditions.employer_lacks),
        (CircumstanceKind.FIELD, conditions.not_in_industry),
        (CircumstanceKind.TASK, conditions.not_in_work),
        (CircumstanceKind.TOOL, conditions.tool_not_used),
    ):
        for word in words:
            yield word, kind


def _regions(advice: Advice, rows: ListRows) -> dict[str, Region]:
    present = {region.key: region for region in Region.objects.all()}
    stated = {region.key: region for region in advice.regions}
    for order, key in enumerate(dict.fromkeys((*stated, *_words_for_regions(advice)))):
        if key not in present:
            region = stated.get(key)
            values = {
                "name": region.name if region else key.replace("-", " ").capitalize(),
                "within": present.get(region.within) if region else None,
                "sort_order": order,
            }
            present[key] = rows.upsert(Region, {"key": key}, values)
            # Narrower ones point at it.
            rows.publish_new()
    return present


def _words_for_regions(advice: Advice) -> Iterator[str]:
    for role in advice.role_families:
        for stage in Stage:
            for service in getattr(role.certifications, stage):
                yield from service.regions
    for rule in advice.outgrown_by:
        yield from rule.never_if.regions_not
        yield from rule.discourage_if.regions_not
    for item in advice.recognition:
        yield from item.regions


def _circumstances(advice: Advice, rows: ListRows) -> dict[str, Circumstance]:
    present = {item.key: item for item in Circumstance.objects.all()}
    wanted = {
        slugify(words): (words, kind)
        for rule in advice.outgrown_by
        for conditions in (rule.never_if, rule.discourage_if)
        for words, kind in lacking(conditions)
    }
    wanted |= {item.key: (item.name, item.kind) for item in advice.circumstances}
    for order, (key, (name, kind)) in enumerate(wanted.items()):
        if key not in present:
            values = {"name": name, "kind": kind.value, "sort_order": order}
            present[key] = rows.upsert(Circumstance, {"key": key}, values)
    rows.publish_new()
    return present


def _readings(advice: Advice, rows: ListRows, known: Mapping[str, Circumstance]) -> None:
    stated = advice.readings.circumstances
    unknown = {row.circumstance for row in stated} - {"", *known}
    if unknown:
        raise FactBaseRefusedError(
            tuple(Problem("readings", key, "is no circumstance.") for key in sorted(unknown))
        )
    for row in stated:
        values = {"circumstance": known.get(row.circumstance)}
        # What the list holds is the editors'.
        rows.upsert(CircumstanceReading, {"words": row.words}, values, stays=lambda _row: True)
    rows.publish_new()
