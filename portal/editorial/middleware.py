"""Approvals on their way to Wagtail's views: one press has one effect, and people read what became of it.

Approvals arrive by the form of a page or snippet, and from the list on the admin's front page. For both,
Wagtail has views of its own, one for pages and one for each kind of snippet; what they share is the request.
"""

import json
from collections.abc import Callable
from typing import Any

from django.contrib.messages import SUCCESS, add_message, get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str, get_valid_next_url_from_request
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.snippets.models import get_snippet_models

from portal.editorial.access import may_edit
from portal.editorial.addresses import approval_url, edit_url
from portal.editorial.approvals import note_refusal
from portal.editorial.digests import digest_of_revision
from portal.editorial.forms import digest_of_form, digest_on_screen, is_of_another_time
from portal.editorial.presenters import changed_by_words, outcome_words, settled_words, why_not_words
from portal.editorial.queries import APPROVE, APPROVED, REJECT, events, may_approve
from portal.users.models import User
from portal.users.roles import ENTER_ADMIN
from portal.users.views import authenticated_user
from portal.users.zones import zone_of

# What a request notes about an approval in it: the run of the workflow, and the last event before.
ATTEMPT = "portal.editorial.approval"
# And of what is sent back from the admin's front: the step that waits for an answer.
SENT_BACK = "portal.editorial.sent_back"
ACTIONS = ("action-", "workflow-action-")
FORM_ACTION, ACTION_NAME, EXTRA = (
    "action-workflow-action",
    "workflow-action-name",
    "workflow-action-extra-data",
)
FORMS = ("edit", "revisions_revert")


class ApprovalMiddleware:
    """Looks at each approval before Wagtail does, and says afterwards what it led to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tell the outcome where an approval went through."""
        response = self.get_response(request)
        attempt = request.META.get(ATTEMPT)
        if attempt is not None:
            _tell(request, *attempt)
        if SENT_BACK in request.META:
            _tell_sent_back(request, request.META[SENT_BACK])
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Answer what must not reach Wagtail's views; None lets it pass."""
        if request.method != "POST" or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.accepts("text/html") and any(name.startswith(ACTIONS) for name in request.POST):
            return _refused_autosave()
        if "action-publish" in request.POST:
            # Wagtail offers it to superusers: they publish by approval, as everybody.
            _set(request, **{"action-publish": None})
        person = request.user
        if not isinstance(person, User) or not person.has_perm(ENTER_ADMIN):
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name == "workflow_action":
            return _from_list(request, person, kwargs["action_name"], kwargs["task_state_id"])
        if name in FORMS and FORM_ACTION in request.POST:
            content = _content_of(request, kwargs)
            return _from_form(request, person, content) if content is not None else None
        return None


def _refused_autosave() -> HttpResponse:
    """What saves by itself decides nothing: the press of a button sends a request of its own."""
    words = _("To submit or approve, use the button. Nothing was saved.")
    return JsonResponse(
        {"success": False, "error_code": "blocked_by_hook", "error_message": words}, status=400
    )


def _content_of(request: HttpRequest, kwargs: dict[str, Any]) -> Any:
    """The page or snippet of a form; None where there is none."""
    view = request.resolver_match.view_name if request.resolver_match else ""
    if view.startswith("wagtailadmin_pages:"):
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        return page.specific if page is not None else None
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        if view in {viewset.get_url_name(name) for name in FORMS if hasattr(viewset, f"{name}_view_class")}:
            return model._default_manager.filter(pk=kwargs["pk"]).first()
    return None


def _from_list(request: HttpRequest, person: User, action: str, number: int) -> HttpResponseBase | None:
    """An answer without the form. An approval is about what was submitted, which the list shows."""
    state = TaskState.objects.filter(pk=number).first()
    if action == REJECT and state is not None and state.status == TaskState.STATUS_IN_PROGRESS:
        request.META[SENT_BACK] = state.pk
    if action != APPROVE:
        return None
    content = state.workflow_state.content_object if state is not None else None
    if state is None or content is None or not _decides(person, content, state):
        return None
    if not may_approve(content, person):
        note_refusal(content)
        return _refuse(request, content, why_not_words(content, person, state.task.specific))
    if digest_of_revision(content.get_latest_revision()) != digest_of_revision(state.revision):
        return _refuse(request, content, changed_by_words(content, zone_of(person)), to_draft=True)
    _attempt(request, state)
    return None


def _from_form(request: HttpRequest, person: User, content: Any) -> HttpResponseBase | None:
    """An approval, or another answer, below the form: it is about the draft on the screen."""
    state = content.current_workflow_task_state
    if state is None:
        if not may_edit(person, content):
            return None
        messages.warning(request, settled_words(content, person))
        return redirect(edit_url(content))
    if request.POST.get(ACTION_NAME) != APPROVE or not _decides(person, content, state):
        return None
    latest = content.get_latest_revision()
    digest = digest_of_revision(latest)
    held = digest_of_form(request, content)
    if held != digest:
        return _changed(request, content, latest, held)
    if not may_approve(content, person, digest):
        note_refusal(content)
        return _refuse(request, content, why_not_words(content, person, state.task.specific))
    _set(request, **{EXTRA: json.dumps({**_extra(request), "seen": digest})})
    _attempt(request, state)
    return None


def _decides(person: User, content: Any, state: TaskState) -> bool:
    """Whether this person is asked at all; Wagtail refuses everybody else."""
    return bool(state.task.specific.get_actions(content, person) and content.workflow_in_progress)


def _changed(
    request: HttpRequest, content: Any, latest: Revision, held: str | None
) -> HttpResponseBase | None:
    """Answer an approval of a form that does not hold the latest draft: nothing is approved."""
    if held is None:
        messages.error(request, _("Not approved. Fix the errors below first."))
        return None
    if is_of_another_time(request, content, latest) and held == digest_on_screen(request, content):
        return _refuse(request, content, changed_by_words(content, zone_of(request.user)))
    _set(request, **{FORM_ACTION: None, ACTION_NAME: None, EXTRA: None})
    title = {"title": get_latest_str(content)}
    messages.warning(
        request,
        _(
            "Not approved, because you edited “%(title)s” yourself. Your changes are saved as a "
            "draft: ask another moderator to approve it. Or take your changes back and approve the "
            "earlier version."
        )
        % title,
        buttons=[messages.button(approval_url(content), _("Take my changes back"))],
    )
    return None


def _refuse(request: HttpRequest, content: Any, words: str, *, to_draft: bool = False) -> HttpResponse:
    """Say why nothing was approved, where the person came from; or above the draft, which is to be read."""
    url = "" if to_draft else get_valid_next_url_from_request(request)
    url = url or edit_url(content)
    # The form itself says so to those who wrote.
    if url != edit_url(content) or may_approve(content, request.user):
        messages.warning(request, words)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": url})
    return redirect(url)


def _attempt(request: HttpRequest, state: TaskState) -> None:
    last = _approvals(request, state.workflow_state_id).last()
    request.META[ATTEMPT] = (state.workflow_state_id, last.pk if last is not None else 0)


def _tell(request: HttpRequest, workflow_state: int, before: int) -> None:
    """Say what an approval has led to, in place of Wagtail's “has been updated”."""
    if not _approvals(request, workflow_state).filter(pk__gt=before).exists():
        return
    others = [message for message in get_messages(request) if message.level != SUCCESS]
    for message in others:
        add_message(request, message.level, message.message, extra_tags=message.extra_tags)
    state = WorkflowState.objects.get(pk=workflow_state)
    messages.success(request, outcome_words(state, authenticated_user(request)))


def _tell_sent_back(request: HttpRequest, task_state: int) -> None:
    """Say that it went back; Wagtail says nothing."""
    state = TaskState.objects.select_related("revision").get(pk=task_state)
    if state.status == TaskState.STATUS_REJECTED:
        words = _("“%(title)s” has been returned to its authors.")
        messages.success(request, words % {"title": state.revision.object_str})


def _approvals(request: HttpRequest, workflow_state: int) -> Any:
    return events().filter(kind=APPROVED, workflow_state=workflow_state, person=request.user.pk)


def _extra(request: HttpRequest) -> dict[str, Any]:
    """What the approver added, such as a comment."""
    try:
        extra = json.loads(request.POST.get(EXTRA) or "{}")
    except ValueError:
        return {}
    return extra if isinstance(extra, dict) else {}


def _set(request: HttpRequest, **fields: str | None) -> None:
    """Put fields into the form that Wagtail's view will read, or take them out."""
    data = request.POST.copy()
    for name, value in fields.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    request.POST = QueryDict(data.urlencode(), encoding=data.encoding)
