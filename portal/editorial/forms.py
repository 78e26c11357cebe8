"""What the form of a page or snippet would make of the draft."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, PageSubscription, Revision

from portal.editorial.digests import digest_of, digest_of_revision


def digest_of_form(request: HttpRequest, content: Any) -> str | None:
    """The digest of the draft that a form would save; None where the form has errors. Saves nothing."""
    draft = type(content)._default_manager.get(pk=content.pk).get_latest_revision_as_object()
    form = _form(request, draft)
    # Whether it may go live, Wagtail's view asks; here, only what it says.
    form.defer_required_fields()
    return digest_of(form.save(commit=False)) if form.is_valid() else None


def digest_on_screen(request: HttpRequest, content: Any) -> str | None:
    """The digest of the draft as the form was loaded with it; None where it does not say, or where that
    draft was overwritten since.
    """
    number = request.POST.get("loaded_revision_id", "")
    loaded = content.revisions.filter(pk=number).first() if number.isdecimal() else None
    if loaded is None or loaded.created_at.isoformat() != request.POST.get("loaded_revision_created_at"):
        return None
    return digest_of_revision(loaded)


def is_of_another_time(request: HttpRequest, content: Any, latest: Revision) -> bool:
    """Whether the form shows another draft than the latest one; one that does not say shows the latest."""
    said = "loaded_revision_id" in request.POST
    return said and digest_on_screen(request, content) != digest_of_revision(latest)


def _form(request: HttpRequest, draft: Any) -> Any:
    if isinstance(draft, Page):
        return (
            type(draft)
            .get_edit_handler()
            .get_form_class()(
                request.POST,
                request.FILES,
                instance=draft,
                subscription=PageSubscription(page=draft, user=request.user),
                parent_page=draft.get_parent(),
                for_user=request.user,
            )
        )
    form_class = draft.snippet_viewset.get_form_class(for_update=True)
    return form_class(request.POST, request.FILES, instance=draft, for_user=request.user)
