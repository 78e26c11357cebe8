"""Blocks that show the catalogue, as data for programs: facts as they are today, each with its source."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from certifications.articles.presenters.live_facts import CatalogueContents, shown, titles
from certifications.articles.presenters.prose_data import live_fact
from certifications.articles.presenters.side_by_side import COST, ENTRY, EXAM, excerpt_caption
from certifications.comparisons.api.disciplines import rows_of
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.facts.api.fact_documents import FactOnDay, facts_on
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
    """Some rows of a comparison of two disciplines, each cell with the facts and judgements it rests on."""
    found = CatalogueContents().compared(value["page"]) if value["page"] else None
    if found is None:
        return None
    by_key = {row["key"]: row for row in rows_of(found)}
    return {
        "type": "comparison_rows",
        "caption": excerpt_caption(found),
        "first": found.first,
        "second": found.second,
        "rows": [by_key[key] for key in value["rows"] if key in by_key],
        "title": found.title,
        "url": found.url,
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


def _facts(certification: Certification, facts: Sequence[Fact]) -> list[FactOnDay]:
    return facts_on(facts, certification, titles(), site_date())
