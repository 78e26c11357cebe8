"""The check of a draft in the admin: what is proved about it, asking for the proof, signing its warnings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.authoring.mapping.places import lines_of
from assessments.authoring.presenters.check import present_check, present_waiting
from assessments.authoring.queries import LatestDraft, latest_draft
from assessments.authoring.services.check_draft import check_draft
from assessments.authoring.views.frame import author, frame
from assessments.models import Assessment
from assessments.proofs.services.sign_warnings import SIGN, sign_warnings
from assessments.wording.refusals import sentences_shown
from portal.editorial.digests import digest_of
from portal.editorial.queries import may_approve
from portal.jobs.services.request_cancel import request_cancel
from portal.users.models import User
from portal.users.zones import zone_of


@never_cache
@require_safe
def check(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """What is proved about the latest draft, or how far its check is."""
    person = author(request)
    draft = _draft(assessment)
    proof = draft.proof
    context = _frame(draft)
    if draft.definition is not None and proof is not None:
        zone = zone_of(person)
        context["check"] = present_check(proof, draft.definition, lines_of(draft.row.definition), zone)
        context["may_sign"] = proof.needs_signature and _may_sign(draft.row, person)
        context["needs_signature"] = proof.needs_signature
    elif draft.definition is not None:
        context["waiting"] = present_waiting(draft.proof_job)
    return TemplateResponse(request, "assessments/authoring/check.html", context)


@require_POST
def ask(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """Have the latest draft proved."""
    person = author(request)
    if check_draft(_draft(assessment).row, person) is None:
        messages.info(
            request, _("There is nothing to check. It is already done, or the draft can’t be read.")
        )
    return redirect("assessments_check:check", assessment)


@require_POST
def cancel(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """Stop the check of the latest draft; another may be asked for at any time."""
    author(request)
    job = _draft(assessment).proof_job
    if job is None or not request_cancel(job.pk):
        messages.info(request, _("No check is running."))
    return redirect("assessments_check:check", assessment)


@require_POST
def sign(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """Sign the warnings about the latest draft."""
    person = author(request)
    draft = _draft(assessment)
    proof = draft.proof
    if proof is None or not proof.needs_signature:
        messages.info(request, _("There are no warnings to sign."))
        return redirect("assessments_check:check", assessment)
    try:
        sign_warnings(proof.row, draft=draft.row, by=person)
        messages.success(request, _("You have signed the warnings."))
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    return redirect("assessments_check:check", assessment)


def _draft(public_id: UUID) -> LatestDraft:
    found = latest_draft(public_id)
    if found is None:
        raise Http404
    return found


def _may_sign(draft: Assessment, person: User) -> bool:
    return person.has_perm(SIGN) and may_approve(draft, person, digest_of(draft))


def _frame(draft: LatestDraft) -> dict[str, Any]:
    title = _("Check of “%(title)s”") % {"title": draft.row.title}
    return {
        **frame(draft.row, title=title, step=title, icon="clipboard-list"),
        "refusals": sentences_shown(draft.refusals),
    }
