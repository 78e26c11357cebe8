"""Any two to four certifications side by side: the same page for everybody, so that any proxy may keep it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.comparisons.files import comparison_lines
from certifications.comparisons.presenters.compare_page import ComparePageView, present_compare_page
from certifications.comparisons.presenters.file_rows import file_rows
from certifications.domain.chosen import ChosenToCompare, chosen_of
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications, kept_comparisons
from certifications.wording.comparison_links import (
    ALL_ROWS,
    DIFFERENCES_PARAMETER,
    PARAMETER,
    comparison_url,
)
from portal.shared.components import Link
from portal.shared.markdown_pages import announce_markdown
from portal.shared.page_cache import public_response, rendered_once

READS = (PARAMETER, DIFFERENCES_PARAMETER)


@require_safe
def compare(request: HttpRequest) -> HttpResponseBase:
    """What the address names, side by side; where that is nothing or one, the way to choose.

    Names that people typed lead to the address with the certifications' own, so that one comparison has one
    address in each order.
    """
    chosen = _chosen(request)
    slugs = [one.slug for one in chosen.compared]
    all_rows = _all_rows(request)
    if request.GET.getlist(PARAMETER) != slugs and not chosen.unknown and not chosen.too_many:
        return redirect(comparison_url(slugs, all_rows=all_rows))

    def shown() -> HttpResponseBase:
        return TemplateResponse(
            request, "certifications/comparisons/compare.html", {"view": _view(chosen, all_rows=all_rows)}
        )

    response = rendered_once(request, "compare", shown, READS)
    announce_markdown(response, comparison_url(slugs, all_rows=all_rows))
    return public_response(request, response, READS)


@require_safe
def compare_file(request: HttpRequest) -> HttpResponseBase:
    """All rows of the same comparison as a CSV file; without two certifications the way to choose."""
    chosen = _chosen(request)
    slugs = [one.slug for one in chosen.compared]
    table = _view(chosen, all_rows=True).table
    if table is None:
        return redirect(comparison_url(slugs))
    lines = comparison_lines([one.title for one in table.columns], file_rows(table.groups))
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{"-vs-".join(slugs)}.csv"'
    return public_response(request, response, (PARAMETER,))


def _chosen(request: HttpRequest) -> ChosenToCompare:
    return chosen_of(request.GET.getlist(PARAMETER), kept_certifications())


def _all_rows(request: HttpRequest) -> bool:
    return request.GET.get(DIFFERENCES_PARAMETER) == ALL_ROWS


def _view(chosen: ChosenToCompare, *, all_rows: bool) -> ComparePageView:
    disciplines = [Link(one.title, one.url) for one in kept_comparisons().values()]
    return present_compare_page(chosen, kept_certifications(), all_advice(), disciplines, all_rows=all_rows)
