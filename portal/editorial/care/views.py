"""Say who looks after a content, and that somebody reviewed it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str, get_valid_next_url_from_request

from portal.editorial.access import content_or_404, may_edit
from portal.editorial.addresses import edit_url
from portal.editorial.care.forms import CareForm
from portal.editorial.care.presenters import present_care
from portal.editorial.care.queries import care_of_one
from portal.editorial.care.services.note_review import note_review
from portal.editorial.care.services.set_owner import set_owner
from portal.shared.words import day_words
from portal.users.views import authenticated_user


@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, content_type: int, object_id: str) -> HttpResponse:
    """Show it; by POST, change it or note a review."""
    content = content_or_404(content_type, object_id)
    if not may_edit(authenticated_user(request), content):
        raise PermissionDenied
    if request.method == "POST" and "reviewed" in request.POST:
        return _review(request, content)
    form = CareForm(request.POST if request.method == "POST" else None, care=care_of_one(content))
    if request.method == "POST" and form.is_valid():
        return _save(request, content, form)
    title = _("Care of “%(title)s”") % {"title": get_latest_str(content)}
    context = {
        "header_title": title,
        "header_icon": "user",
        "breadcrumbs_items": [
            {"url": edit_url(content), "label": get_latest_str(content)},
            {"url": "", "label": title},
        ],
        "care": present_care(content),
        "form": form,
        "media": form.media,
    }
    return TemplateResponse(request, "editorial/care.html", context)


def _review(request: HttpRequest, content: Any) -> HttpResponse:
    care = note_review(content, by=authenticated_user(request))
    title, due = get_latest_str(content), care.review_by
    said = _("You reviewed “%(title)s”. The next review is due by %(day)s.")
    messages.success(request, said % {"title": title, "day": day_words(due) if due else ""})
    return _back(request, content)


def _save(request: HttpRequest, content: Any, form: CareForm) -> HttpResponse:
    said = form.cleaned_data
    set_owner(content, said["owner"], said["review_by"], by=authenticated_user(request))
    words = _("Saved. No approval needed; the draft of “%(title)s” has not changed.")
    messages.success(request, words % {"title": get_latest_str(content)})
    return _back(request, content)


def _back(request: HttpRequest, content: Any) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or edit_url(content))
