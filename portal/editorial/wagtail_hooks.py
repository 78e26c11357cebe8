"""Registers what the page editor asks of approvals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from portal.editorial.models import APPROVE
from portal.editorial.queries import may_approve


def refuse_settled_approval(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Tell whoever answers a request for approval that it is settled already; None when it is not.

    Wagtail's editor takes for granted that one waits: the same form sent a second time would be an error.
    Saving it as a draft instead would make whoever pressed twice an author.
    """
    if "action-workflow-action" not in request.POST or page.current_workflow_task is not None:
        return None
    messages.warning(
        request,
        _(
            "“%(title)s” does not wait for approval any more: it was approved, sent back or withdrawn "
            "meanwhile. Nothing was saved."
        )
        % {"title": page.get_admin_display_title()},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def tell_that_approval_waits(request: HttpRequest, page: Page) -> None:
    """Tell whoever changed what they approved that this made it theirs, for somebody else to approve.

    Without that, they read only that the page is updated, and take it for published. An approval that leads
    on to the next step of a workflow leaves one waiting, too, but makes nothing theirs.
    """
    if request.POST.get("workflow-action-name") != APPROVE or not page.workflow_in_progress:
        return
    if not may_approve(page, request.user):
        messages.warning(
            request,
            _("You changed what you approved, so nothing is published: another moderator has to approve it."),
        )


hooks.register("before_edit_page", refuse_settled_approval)
hooks.register("after_edit_page", tell_that_approval_waits)
