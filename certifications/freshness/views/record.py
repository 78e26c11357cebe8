"""Recording what was found at sources, for one row or for all that are ticked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request

from certifications import queries
from certifications.freshness.forms import NoteForm
from certifications.freshness.presenters.messages import (
    changed_words,
    checked_words,
    nothing_ticked_words,
    set_aside_words,
    taken_back_words,
)
from certifications.freshness.presenters.statements import anchor_of, title_of
from certifications.freshness.queries.collectors import collected_by
from certifications.freshness.queries.statements import StatementName, published_statements
from certifications.freshness.queries.to_check import to_check
from certifications.freshness.services.check_statements import StatementChangedError, check_statements
from certifications.freshness.services.record_findings import set_finding_aside
from certifications.freshness.services.take_back_checks import take_back_checks
from certifications.freshness.views.facts_to_check import VERIFY_FACTS, rows_of
from certifications.models import SourceFinding
from certifications.queries.progressions import published_progressions
from portal.shared.clock import site_date
from portal.users.views import authenticated_user

TICKED = "ticked"
# As many as any page of the list shows.
MOST_AT_ONCE = 1000


def names_in(values: Sequence[str]) -> list[StatementName]:
    """The statements that a form names, each once.

    Raises:
        Http404: one of them is no name of a statement, or there are more than any page shows.
    """
    if len(values) > MOST_AT_ONCE:
        raise Http404
    try:
        return list(dict.fromkeys(StatementName.parse(value) for value in values))
    except ValueError as error:
        raise Http404 from error


@require_POST
def record(request: HttpRequest) -> HttpResponse:
    """Record a check, take one back, or set a finding aside; then go back to where the person was."""
    if not request.user.has_perm(VERIFY_FACTS):
        raise PermissionDenied
    if "set_aside" in request.POST:
        return _set_aside(request)
    is_taking_back = "take_back" in request.POST
    chosen = request.POST.get("take_back" if is_taking_back else "check", TICKED)
    names = names_in(request.POST.getlist("statement") if chosen == TICKED else [chosen])
    if not names:
        return _answer(request, messages.WARNING, nothing_ticked_words(), [])
    return _take_back(request, names) if is_taking_back else _check(request, names)


def _check(request: HttpRequest, names: list[StatementName]) -> HttpResponse:
    person = authenticated_user(request)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _answer(request, messages.ERROR, " ".join(map(str, form.errors["note"])), [])
    try:
        check_statements(names, by=person, note=form.cleaned_data["note"])
    except StatementChangedError as error:
        return _answer(request, messages.WARNING, changed_words(len(error.names)), [])
    stated = published_statements()
    shown = [stated[name] for name in names if name in stated]
    own = len(collected_by(person, shown))
    said = checked_words([title_of(one) for one in shown], own)
    return _answer(request, messages.SUCCESS, said, names, may_undo=True)


def _take_back(request: HttpRequest, names: list[StatementName]) -> HttpResponse:
    taken = take_back_checks(names, by=authenticated_user(request))
    back = {StatementName(check.certification, check.digest) for check in taken}
    titles = [title_of(one) for name, one in published_statements().items() if name in back]
    level = messages.SUCCESS if titles else messages.WARNING
    return _answer(request, level, taken_back_words(titles), names)


def _set_aside(request: HttpRequest) -> HttpResponse:
    try:
        finding = SourceFinding.objects.get(public_id=UUID(request.POST["set_aside"]))
    except (ValueError, SourceFinding.DoesNotExist) as error:
        raise Http404 from error
    is_done = set_finding_aside(finding.public_id, by=authenticated_user(request))
    level = messages.SUCCESS if is_done else messages.INFO
    names = [StatementName(finding.certification, finding.digest)]
    return _answer(request, level, set_aside_words(is_done=is_done), names)


def _answer(
    request: HttpRequest, level: int, said: str, names: Sequence[StatementName], *, may_undo: bool = False
) -> HttpResponse:
    """A part of the page for the script that asked; else the page again, at the row."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        context: dict[str, Any] = {
            "said": said,
            "is_success": level == messages.SUCCESS,
            "rows": _rows(request, names),
            "undo": [str(name) for name in names] if may_undo else [],
        }
        return render(request, "certifications/freshness/recorded.html", context)
    messages.add_message(request, level, said)
    here = get_valid_next_url_from_request(request) or reverse("certifications_admin:facts_to_check")
    return redirect(f"{here}#{anchor_of(names[0])}" if len(names) == 1 else here)


def _rows(request: HttpRequest, names: Sequence[StatementName]) -> list[Any]:
    if not names:
        return []
    wanted = set(names)
    found = to_check(queries.published_facts(), published_progressions(), site_date())
    return rows_of(request, [one for one in found if one.name in wanted])
