"""Copies of pages: each starts a history of its own."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from portal.editorial.addresses import edit_url
from portal.editorial.services.carry_authors import carry_authors


@transaction.atomic
def copy_without_history(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copy the latest draft of a page as the first draft of another one; None where Wagtail goes on.

    Wagtail takes all versions along: whoever once edited the page would be an author of the copy, and the
    copy would say that it was published. Those who wrote what is not published yet are authors of it.
    """
    if request.method != "POST":
        return None
    form_class = getattr(page.specific_class, "copy_form_class", CopyForm)
    form = form_class(request.POST, user=request.user, page=page)
    if not form.is_valid() or form.cleaned_data.get("alias") or form.cleaned_data.get("copy_subpages"):
        return None
    source = page.specific
    copy = CopyPageAction(
        page=source.get_latest_revision_as_object(),
        to=form.cleaned_data["new_parent_page"] or page.get_parent(),
        update_attrs={"title": form.cleaned_data["new_title"], "slug": form.cleaned_data["new_slug"]},
        copy_revisions=False,
        keep_live=False,
        user=request.user,
    ).execute()
    carry_authors(source, copy)
    messages.success(
        request,
        _("“%(title)s” has been copied. The copy is a draft with its own history.") % {"title": page.title},
        buttons=[messages.button(edit_url(copy), _("Edit the copy"))],
    )
    for after in hooks.get_hooks("after_copy_page"):
        response = after(request, page, copy)
        if isinstance(response, HttpResponse):
            return response
    return redirect("wagtailadmin_explore", copy.get_parent().pk)
