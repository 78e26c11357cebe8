"""An approval whose publication is refused says why, wherever in the admin it was given."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

# Where Wagtail publishes what was approved: from its lists, and below the form of a page.
APPROVALS = frozenset({"workflow_action", "edit"})


class RefusedPublicationMiddleware:
    """Turns a refusal to publish into messages. What was tried is taken back by its own transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Say the sentences where the person came from; None for all else that fails."""
        match = request.resolver_match
        if not isinstance(refusal, ValidationError) or match is None or match.url_name not in APPROVALS:
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        for sentence in refusal.messages:
            messages.error(request, sentence)
        url = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})
        return redirect(url)
