"""Approval explained, drafts given up, and requests for deletion, in the admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from portal.editorial.access import content_or_404
from portal.editorial.addresses import edit_url
from portal.editorial.draft_changes import changes_since_live, handler_of, shown_lines
from portal.editorial.guide import FIRST, guide_documents
from portal.editorial.pages import PagePermissions
from portal.editorial.presenters import names_of, why_not_words
from portal.editorial.queries import may_approve
from portal.editorial.services.ask_deletion import DAYS_TO_CONFIRM, ask_deletion, asked_on
from portal.editorial.services.discard_draft import (
    NothingToDiscardError,
    discard_draft,
    has_draft_to_discard,
    may_discard,
)
from portal.editorial.services.take_back_changes import (
    NothingToGoBackToError,
    draft_without,
    take_back_changes,
    written_since,
)
from portal.users.views import authenticated_user


@require_safe
def guide(request: HttpRequest, slug: str = FIRST) -> HttpResponse:
    """One document of the guide, for whoever may enter the admin; the first one where none is named."""
    documents = guide_documents()
    document = documents.get(slug)
    if document is None:
        raise Http404
    shelves = {
        _("For editors"): [each for each in documents.values() if each.folder == "for-editors"],
        _("For administrators"): [each for each in documents.values() if each.folder == "for-administrators"],
    }
    context = {
        "header_title": document.title,
        "header_icon": "help",
        "breadcrumbs_items": [
            {"url": reverse("editorial_guide:front"), "label": _("Guide")},
            {"url": "", "label": document.title},
        ],
        "document": document,
        "shelves": shelves.items(),
    }
    return TemplateResponse(request, "editorial/guide.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, content_type: int, object_id: str) -> HttpResponse:
    """Why somebody may not approve a draft; and, by POST, take back what they changed."""
    person = authenticated_user(request)
    content = content_or_404(content_type, object_id)
    state = content.current_workflow_task_state
    if state is None or may_approve(content, person):
        return redirect(edit_url(content))
    task = state.task.specific
    if not task.get_actions(content, person):
        raise PermissionDenied
    if request.method == "POST":
        return _take_back(request, content)
    draft = draft_without(content, person)
    title = _("Approval of “%(title)s”") % {"title": get_latest_str(content)}
    context = {
        "header_title": title,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": edit_url(content), "label": get_latest_str(content)},
            {"url": "", "label": title},
        ],
        "edit_url": edit_url(content),
        "why": why_not_words(content, person, task),
        "draft": draft,
        "others": names_of(written_since(content, draft) - {person.pk}) if draft is not None else "",
    }
    return TemplateResponse(request, "editorial/approval.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the deletion of a page that readers could see."""
    page = get_object_or_404(Page, pk=page_id).specific
    tester = page.permissions_for_user(request.user)
    if not isinstance(tester, PagePermissions) or not tester.can_ask_deletion():
        raise PermissionDenied
    title = get_latest_str(page)
    if request.method == "POST":
        ask_deletion(page, authenticated_user(request))
        messages.success(
            request,
            _("You requested deletion of “%(title)s”. Another moderator must delete it.") % {"title": title},
        )
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    context = {
        "header_title": _("Request deletion of “%(title)s”") % {"title": title},
        "header_icon": "bin",
        "breadcrumbs_items": [
            {"url": edit_url(page), "label": title},
            {"url": "", "label": _("Request deletion")},
        ],
        "edit_url": edit_url(page),
        "days": DAYS_TO_CONFIRM,
        "asked_on": asked_on(page, request.user),
    }
    return TemplateResponse(request, "editorial/deletion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, content_type: int, object_id: str) -> HttpResponse:
    """Give a draft up: ask, and by POST go back to the published version."""
    content = content_or_404(content_type, object_id)
    if not may_discard(content, request.user):
        raise PermissionDenied
    if not has_draft_to_discard(content):
        messages.warning(request, _("There is no draft apart from the published version."))
        return redirect(edit_url(content))
    title = get_latest_str(content)
    if request.method == "POST":
        return _discard(request, content, title)
    draft = content.get_latest_revision_as_object()
    found = changes_since_live(draft, handler_of(content), request)
    context = {
        "header_title": _("Discard the draft of “%(title)s”") % {"title": title},
        "header_icon": "undo",
        "breadcrumbs_items": [
            {"url": edit_url(content), "label": title},
            {"url": "", "label": _("Discard the draft")},
        ],
        "edit_url": edit_url(content),
        "waits": content.workflow_in_progress,
        "scheduled": content.scheduled_revision is not None,
        **shown_lines(found, content),
    }
    return TemplateResponse(request, "editorial/discard.html", context)


def _discard(request: HttpRequest, content: Any, title: str) -> HttpResponse:
    try:
        discard_draft(content, authenticated_user(request))
    except NothingToDiscardError:
        messages.error(request, _("The draft is scheduled. Cancel the schedule first."))
    else:
        words = _("The draft of “%(title)s” has been discarded. It is still in the history.")
        messages.success(request, words % {"title": title})
    return redirect(edit_url(content))


def _take_back(request: HttpRequest, content: Any) -> HttpResponse:
    try:
        take_back_changes(content, authenticated_user(request))
    except NothingToGoBackToError:
        messages.error(request, _("Every draft contains your changes. Nothing was saved."))
    else:
        messages.success(
            request,
            _("Your changes to “%(title)s” have been undone. You can approve it now.")
            % {"title": get_latest_str(content)},
        )
    return redirect(edit_url(content))
