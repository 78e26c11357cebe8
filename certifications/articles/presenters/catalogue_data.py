"""Blocks that show the catalogue, as data for programs: facts as they are today, each with its source."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from certifications.articles.presenters.live_facts import CatalogueContents, shown, titles
from certifications.articles.presenters.prose_data import live_fact
from certifications.articles.presenters.side_by_side import COST, ENTRY, EXAM
from certifications.comparisons.presenters.comparison import ComparisonCellView
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.facts.api.sourced_facts import sourced_fact
from portal.shared.clock import site_date

Data = dict[str, Any]
# Beginnings of the keys of the facts that a row sums up.
SUMMED_UP = {ENTRY: "routes.", EXAM: "exam.", COST: "fees."}


def live_fact_data(value: Any) -> Data | None:
    """A fact with its source."""
    fact = live_fact(value["fact"]) if value["fact"] else None
    return {"type": "fact", "fact": fact, "note": value.get("note") or ""} if fact else None


def card_data(value: Any) -> Data | None:
    """A certification in brief, with the facts that the brief words sum up."""
    key = value["certification"]
    known, card = (shown(key), CatalogueContents().card(key)) if key else (None, None)
    if known is None or card is None:
        return None
    return {
        "type": "certification",
        "certification": known,
        "summary": card.summary,
        "entry": card.entry,
        "exam": card.exam,
        "cost": card.cost,
        "facts": _facts(known, [fact for row in SUMMED_UP for fact in _of_row(known, row)]),
    }


def side_by_side_data(value: Any) -> Data | None:
    """Certifications beside each other, each cell with the facts that it is made of."""
    chosen = [one for one in value["certifications"] if one]
    rows = list(value["rows"])
    table = CatalogueContents().side_by_side(chosen, rows, value["caption"] or "")
    if table is None:
        return None
    known = [one for one in map(shown, chosen) if one is not None]
    return {
        "type": "side_by_side",
        "caption": table.caption,
        "certifications": known,
        "rows": [
            {
                "key": key,
                "label": row.label,
                "cells": [
                    {"text": cell.value or None, "facts": _facts(one, _of_row(one, key))}
                    for one, cell in zip(known, row.cells, strict=True)
                ],
            }
            for key, row in zip(rows, table.rows, strict=True)
        ],
    }


def comparison_rows_data(value: Any) -> Data | None:
    """Some rows of a comparison of two disciplines, each cell with what it rests on, in words."""
    found = CatalogueContents().comparison(value["page"], list(value["rows"])) if value["page"] else None
    if found is None:
        return None
    return {
        "type": "comparison_rows",
        "caption": found.caption,
        "columns": [found.first, found.second],
        "rows": [
            {"key": row.key, "label": row.label, "cells": [_cell(row.first), _cell(row.second)]}
            for row in found.rows
        ],
        "title": found.page.label,
        "url": found.page.url,
    }


def terms_data(value: Any) -> Data | None:
    """Words of the glossary."""
    terms = CatalogueContents().terms(list(value["terms"]))
    if not terms:
        return None
    glossary = reverse("certifications:glossary")
    return {
        "type": "terms",
        "terms": [
            {"key": one.key, "name": one.name, "short": one.short, "url": f"{glossary}#{one.anchor}"}
            for one in terms
        ],
    }


def _of_row(certification: Certification, row: str) -> list[Fact]:
    prefix = SUMMED_UP.get(row)
    if prefix is None:
        return list(certification.facts_of(row))
    return [fact for fact in certification.facts if fact.key.startswith(prefix)]


def _facts(certification: Certification, facts: Sequence[Fact]) -> list[Data]:
    names, today = titles(), site_date()
    return [sourced_fact(certification.slug, fact, names, today) for fact in facts]


def _cell(cell: ComparisonCellView) -> Data:
    said = filter(
        None,
        (cell.sentence, *cell.lines, *(f"{one.name}: {one.text}" for one in cell.statements), cell.unknown),
    )
    return {
        "text": " ".join(said),
        "is_unknown": bool(cell.unknown),
        "judged": cell.judged,
        "sources": [
            {
                "certification": group.name,
                "value": source.value,
                "name": source.name,
                "url": source.url or None,
                "details": source.details,
            }
            for group in cell.sources
            for source in group.sources
        ],
    }
