"""Show a result to the person who pays: links that open the page, made and ended by whose result it is."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from assessments.access import holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.attempts.views.write_limits import refused
from assessments.models import Attempt, Outcome
from assessments.results.forms.payer_link import PayerLinkForm
from assessments.results.presenters.payer import PayerView, present_payer
from assessments.results.presenters.payer_links import present_payer_links
from assessments.results.queries.payer_links import payer_links_of
from assessments.results.services.end_payer_link import end_payer_link
from assessments.results.services.make_payer_link import TooManyLinksError, end_of_link, make_payer_link
from assessments.results.views.payer_material import payer_material
from portal.shared.write_limits import TooManyError, Write, count_write
from portal.users.zones import zone_of

# What a message is tagged with that tells a new address; it is read on the next page and then gone.
NEW_LINK = "payer-link"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_owner
def payer(request: HttpRequest, submission: UUID) -> HttpResponse:
    """What the payer's page says, and its links; by POST, make one. Its address is told once."""
    row = outcome_or_404(submission, holder_of(request))
    page, now = page_or_404(row), timezone.now()
    form = PayerLinkForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, row, page, now, form)
    if not form.is_valid():
        return _show(request, row, page, now, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        count_write(request, Write.LINKS)
        token = make_payer_link(row, name=form.cleaned_data["name"], now=now)
    except Attempt.DoesNotExist as error:
        # Erased while the form was open.
        raise Http404 from error
    except TooManyError as error:
        return refused(
            error, lambda words: _show(request, row, page, now, form, refusal=words), is_typed=True
        )
    except TooManyLinksError:
        return _show(request, row, page, now, form, status=HTTPStatus.CONFLICT)
    address = settings.BASE_URL + reverse("assessments:payer_page", args=[token])
    messages.add_message(request, messages.SUCCESS, address, extra_tags=NEW_LINK)
    return redirect("assessments:payer", submission)


@never_cache
@require_POST
@for_its_owner
def payer_link_end(request: HttpRequest, submission: UUID, link: UUID) -> HttpResponse:
    """End a link at once."""
    row = outcome_or_404(submission, holder_of(request))
    if end_payer_link(row, link):
        messages.success(request, _("You ended the link. It no longer shows anything of your result."))
    return redirect("assessments:payer", submission)


def page_or_404(row: Outcome) -> PayerView:
    """The payer's page of an outcome, as it would be shown now.

    Raises:
        Http404: the outcome proposes nothing that anybody could pay for.
    """
    return present_payer(*payer_material(row))


def _show(
    request: HttpRequest,
    row: Outcome,
    page: PayerView,
    now: datetime,
    form: PayerLinkForm,
    *,
    refusal: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    attempt = row.submission.attempt
    view = present_payer_links(
        page,
        payer_links_of(row, now),
        submission=row.submission.public_id,
        zone=zone_of(request.user),
        ends_at=end_of_link(attempt, now),
        is_kept=attempt.learner_id is not None,
    )
    context = {"view": view, "form": form, "refusal": refusal, "new_link": NEW_LINK}
    return render(request, "assessments/results/payer_links.html", context, status=status)
