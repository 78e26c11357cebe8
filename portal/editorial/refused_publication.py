"""Where publishing or taking offline is refused, say why: Wagtail says no more than that it is forbidden."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from portal.editorial.middleware import FORMS
from portal.editorial.pages import PagePermissions
from portal.editorial.presenters import enough_offline_words
from portal.users.refusals import IN_WORDS

# Where Wagtail publishes what was approved: from its lists, and below the form of a page or snippet.
APPROVALS = frozenset({"workflow_action", *FORMS})


class RefusedPublicationMiddleware:
    """Turns a refusal to publish or to take offline into messages.

    What was tried is taken back by its own transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as ever."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Say to whoever has taken enough offline that it was enough for now; None for all else."""
        match = request.resolver_match
        if match is None or match.view_name != "wagtailadmin_pages:unpublish":
            return None
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        tester = page.specific_deferred.permissions_for_user(request.user) if page is not None else None
        if not isinstance(tester, PagePermissions) or not tester.has_taken_enough():
            return None
        messages.error(request, enough_offline_words())
        return redirect("wagtailadmin_explore", page.get_parent().pk)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Say the sentences where the person came from; None for all else that fails."""
        match = request.resolver_match
        if not isinstance(refusal, ValidationError) or match is None or match.url_name not in APPROVALS:
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        for sentence in refusal.messages:
            messages.error(request, sentence)
        request.META[IN_WORDS] = True
        here = request.path if match.url_name in FORMS else reverse("wagtailadmin_home")
        url = get_valid_next_url_from_request(request) or here
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})
        return redirect(url)
