"""The JSON Schemas (draft 2020-12) of what can be imported: a fact base, and an advice file.

They say what may stand where. What refers to what, and which values a fact takes in words, only the parsers
know: docs/howto/import-facts.md.
"""

from functools import cache
from typing import Any

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.records import FactBase
from certifications.domain.fact_base.statements import Declared

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def fact_base_schema() -> dict[str, Any]:
    """Of what `parse_fact_base` reads."""
    return _schema(FactBase, "Fact base of certifications")


@cache
def advice_schema() -> dict[str, Any]:
    """Of what `parse_advice` reads."""
    return _schema(Advice, "Advice about certifications")


def _schema(model: type[Declared], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **model.model_json_schema(by_alias=True), "title": title}
