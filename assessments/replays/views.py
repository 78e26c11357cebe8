"""What a draft would change among past submissions, in the admin: asking, looking on, cancelling."""

from datetime import tzinfo
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.authoring.views.frame import author, frame
from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.catalogue.queries.stored_snapshots import names_in_snapshots
from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.domain.definitions.writer import logic_hash
from assessments.models import Against, Assessment, Replay
from assessments.replays.presenters.catalogue import present_catalogue_replay
from assessments.replays.presenters.replay import present_progress, present_replay
from assessments.replays.queries.replays import definitions_of, latest_replay, result_of, snapshots_about
from assessments.replays.services.replay_against import draft_of, replay_against, replay_against_catalogue
from assessments.results.presenters.plan import Catalogue
from certifications.queries.kept import kept_certifications
from portal.jobs.services.request_cancel import request_cancel
from portal.users.zones import zone_of

HERE = "assessments_replay:replay"


@never_cache
@require_safe
def replay(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """The latest replays of an assessment, or how far they are: against its draft, against the catalogue."""
    person = author(request)
    row = get_object_or_404(Assessment, public_id=assessment)
    zone = zone_of(person)
    context = {**_frame(row), **_of_definition(row, zone), **_of_catalogue(row, zone)}
    context["is_active"] = any(
        context[name].is_active for name in ("running", "catalogue_running") if name in context
    )
    return TemplateResponse(request, "assessments/replays/replay.html", context)


@require_POST
def ask(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """Have past submissions replayed against the latest draft, or the catalogue as it is."""
    person = author(request)
    row = get_object_or_404(Assessment, public_id=assessment)
    try:
        if _is_of_catalogue(request):
            replay_against_catalogue(row, "", person)
        else:
            replay_against(row, draft_of(row), person)
    except RefusedError as error:
        messages.error(request, _("We can’t replay this draft until its errors are fixed."))
        for refusal in error.refusals[:3]:
            messages.error(request, sentence_of(refusal))
    return redirect(HERE, assessment)


@require_POST
def cancel(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """Stop the replay that waits or runs."""
    author(request)
    row = get_object_or_404(Assessment, public_id=assessment)
    latest = latest_replay(row, of_catalogue=_is_of_catalogue(request))
    if latest is None or latest.job_id is None or not request_cancel(latest.job_id):
        messages.info(request, _("The replay had already finished, so there was nothing to cancel."))
    else:
        messages.success(request, _("The replay will stop."))
    return redirect(HERE, assessment)


def _is_of_catalogue(request: HttpRequest) -> bool:
    return request.POST.get("against") == Against.CATALOGUE


def _of_definition(row: Assessment, zone: tzinfo) -> dict[str, Any]:
    latest = latest_replay(row)
    result = result_of(latest) if latest else None
    if latest is None or result is None:
        return {"running": present_progress(latest.job if latest else None)}
    versions = definitions_of(row, [part.version for part in result.parts])
    return {
        "replay": present_replay(latest, result, versions, zone),
        "is_outdated": _is_outdated(row, latest),
    }


def _of_catalogue(row: Assessment, zone: tzinfo) -> dict[str, Any]:
    latest = latest_replay(row, of_catalogue=True)
    result = result_of(latest) if latest else None
    if latest is None or result is None:
        return {"catalogue_running": present_progress(latest.job if latest else None)}
    names = Catalogue(kept_certifications(), names_in_snapshots(snapshots_about(latest))).short_names
    return {
        "catalogue": present_catalogue_replay(latest, result, names, zone),
        "is_catalogue_outdated": kept_snapshot().sha256 != latest.sha256,
    }


def _is_outdated(row: Assessment, latest: Replay) -> bool:
    """Whether the draft's logic is another one since it was replayed."""
    if latest.against != Against.DRAFT:
        return False
    try:
        return logic_hash(draft_of(row).definition) != latest.sha256
    except RefusedError:
        return True


def _frame(row: Assessment) -> dict[str, Any]:
    title = _("What “%(title)s” would change") % {"title": row.title}
    return frame(row, title=title, step=_("What would change"), icon="rotate")
