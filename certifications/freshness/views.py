"""Published facts in the admin, those first whose source was read longest ago."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from certifications import queries
from certifications.freshness.presenters import by_age, row_to_check, unread_rows
from certifications.freshness.queries import unread
from certifications.freshness.services.verify_fact import FactChangedError, verify_fact
from certifications.freshness.services.verify_progression import verify_progression
from certifications.models import FactVerification
from certifications.queries.progressions import published_progressions
from portal.shared.clock import site_date
from portal.shared.components import Pagination
from portal.users.views import authenticated_user

VERIFY_FACTS = "certifications.add_factverification"
PAGE_SIZE = 25


class FactsToCheckView(WagtailAdminTemplateMixin, View):
    """A constant number of queries, however many facts there are."""

    template_name = "certifications/freshness/facts_to_check.html"
    page_title = gettext_lazy("Facts to check")
    header_icon = "circle-check"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.has_perm(VERIFY_FACTS):
            raise PermissionDenied
        facts, steps = queries.published_facts(), published_progressions()
        to_check = by_age(facts, steps)
        page = Paginator(to_check, PAGE_SIZE).get_page(request.GET.get("p"))
        today = site_date()
        context = self.get_context_data(
            rows=[row_to_check(one, today) for one in page.object_list],
            count=page.paginator.count,
            unread=unread_rows(unread(facts, steps)),
            pagination=Pagination.of(page, "?p="),
            here=request.get_full_path(),
        )
        response: HttpResponseBase = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


@require_POST
def verify(request: HttpRequest, certification: UUID, digest: str) -> HttpResponse:
    """Record that the person has read the fact's source today, then go back to the list."""
    return record(request, partial(verify_fact, certification, digest))


@require_POST
def verify_one_progression(request: HttpRequest, digest: str) -> HttpResponse:
    """Record that the person has read the progression's source today, then go back to the list."""
    return record(request, partial(verify_progression, digest))


def record(request: HttpRequest, check: Callable[..., FactVerification]) -> HttpResponse:
    """Record a check by whoever asks."""
    if not request.user.has_perm(VERIFY_FACTS):
        raise PermissionDenied
    try:
        check(by=authenticated_user(request))
    except FactChangedError:
        messages.warning(
            request, _("This was changed or taken offline meanwhile. Nothing was recorded; look again.")
        )
    else:
        messages.success(request, _("Recorded: you checked the source today."))
    return redirect(
        get_valid_next_url_from_request(request) or reverse("certifications_admin:facts_to_check")
    )
