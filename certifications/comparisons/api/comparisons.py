"""Any two to four certifications side by side, for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.catalogue.api.examples import COMPARISON
from certifications.comparisons.api.serializers import ComparisonSerializer
from certifications.comparisons.presenters.compared import (
    Compared,
    ComparisonContext,
    compared_of,
    context_of,
)
from certifications.comparisons.presenters.comparison import interest_sentence
from certifications.comparisons.presenters.cost_sentences import cost_sentences
from certifications.comparisons.presenters.differences import difference_sentences
from certifications.comparisons.presenters.table import ComparedCell, ComparedGroup, ComparedRow, row_groups
from certifications.comparisons.presenters.verdicts import ComparedVerdicts, verdicts_view
from certifications.domain.chosen import FEWEST, MOST, ChosenToCompare, chosen_of
from certifications.facts.api.fact_documents import facts_on
from certifications.queries.advice import all_advice
from certifications.queries.evidence import changed_at
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import PARAMETER, comparison_file_url, comparison_url
from portal.shared.clock import site_date
from portal.shared.rest.parsers import printable
from portal.shared.rest.views import ApiViewSet, dated
from portal.shared.structured_data import full_address


class ComparisonsEndpoint(ApiViewSet):
    """Certifications side by side."""

    public_actions = ("list",)
    parameters = {"list": (PARAMETER,)}

    @extend_schema(
        responses=ComparisonSerializer,
        parameters=[
            OpenApiParameter(
                PARAMETER,
                {"type": "array", "items": {"type": "string"}, "minItems": FEWEST, "maxItems": MOST},
                required=True,
                explode=True,
                description="A certification by slug, abbreviation or title. Send two to four; "
                "the answer keeps your order.",
            )
        ],
        examples=COMPARISON,
    )
    def list(self, request: Request) -> Response:
        """Two to four certifications compared row by row, with the facts behind each answer.

        Also says who should take which and who judged that, the important differences in sentences, and what
        each costs over six years in each currency. Unknown names are refused.
        """
        chosen = _chosen(request)
        known, advice = kept_certifications(), all_advice()
        compared = compared_of(chosen.compared, known, advice)
        context = context_of(known, advice, site_date())
        groups = row_groups(compared, context)
        rows = [row for group in groups for row in group.rows]
        slugs = [one.slug for one in chosen.compared]
        document = {
            "certifications": chosen.compared,
            "verdicts": _verdicts(verdicts_view(compared, advice.groups), slugs),
            "differences": difference_sentences(compared),
            "cost_sentences": cost_sentences(compared),
            "costs": [_cost(one) for one in compared],
            "groups": [_group(group, compared, context) for group in groups],
            "rows": len(rows),
            "rows_that_differ": sum(row.differs for row in rows),
            "interest": interest_sentence(chosen.compared) or None,
            "as_of": context.today,
            "links": {
                "page": full_address(comparison_url(slugs)),
                "file": full_address(comparison_file_url(slugs)),
            },
        }
        return dated(Response(ComparisonSerializer(document).data), changed_at())


def _chosen(request: Request) -> ChosenToCompare:
    """What the address names.

    Raises:
        ValidationError: it is not two to four certifications, or some mean nothing.
    """
    chosen = chosen_of(request.query_params.getlist(PARAMETER), kept_certifications())
    refused = [
        _("We found no certification called “%(name)s”.") % {"name": printable(text[:80])}
        for text in chosen.unknown
    ]
    if chosen.too_many:
        refused.append(_("Choose four certifications at most."))
    elif not chosen.is_comparison and not refused:
        refused.append(_("Choose two to four certifications."))
    if refused:
        raise ValidationError({f"?{PARAMETER}": refused})
    return chosen


def _verdicts(view: ComparedVerdicts, slugs: Sequence[str]) -> Mapping[str, Any]:
    return {
        "verdicts": [
            {
                "certification": slug,
                "head": one.head,
                "words": one.words,
                "verdict": one.verdict or None,
                "caution": one.caution or None,
                "is_own_offer": one.own_offer,
                "judged": one.judged or None,
            }
            for slug, one in zip(slugs, view.verdicts, strict=True)
        ],
        "why_rivals": view.why or None,
        "default": view.default or None,
        "default_unless": view.unless,
        "judged": view.judged,
    }


def _cost(one: Compared) -> Mapping[str, Any]:
    cost = one.cost
    return {
        "certification": one.certification.slug,
        "years": cost.years,
        "cases": cost.cases,
        "needs_certification": cost.needs_certification,
        "never_renewed": cost.never_renewed,
        "cycle": cost.cycle,
    }


def _group(
    group: ComparedGroup, compared: Sequence[Compared], context: ComparisonContext
) -> Mapping[str, Any]:
    return {"label": group.label, "rows": [_row(row, compared, context) for row in group.rows]}


def _row(row: ComparedRow, compared: Sequence[Compared], context: ComparisonContext) -> Mapping[str, Any]:
    return {
        "key": row.key,
        "label": row.label,
        "about": row.about or None,
        "differs": row.differs,
        "cells": [_cell(cell, one, context) for cell, one in zip(row.cells, compared, strict=True)],
    }


def _cell(cell: ComparedCell, one: Compared, context: ComparisonContext) -> Mapping[str, Any]:
    certification = one.certification
    return {
        "certification": certification.slug,
        "is_known": bool(cell.lines),
        "lines": cell.lines,
        "notes": cell.small,
        "flags": cell.flags,
        "facts": facts_on(cell.facts, certification, context.names, context.today),
        "statements": [
            {**asdict(source), "url": source.url or None} for source in (() if cell.facts else cell.sources)
        ],
        "judged": cell.judged or None,
    }
