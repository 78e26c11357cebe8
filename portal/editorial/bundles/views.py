"""The list of bundles, and one of them, in the admin."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from portal.editorial.access import may_edit
from portal.editorial.bundles.forms import BundleForm, SendBackForm
from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.presenters import draft_key, draft_rows, part_rows
from portal.editorial.bundles.queries import drafts
from portal.editorial.bundles.services.decide_bundle import (
    approve_bundle,
    send_back,
    submit_bundle,
    take_back,
)
from portal.editorial.bundles.services.fill_bundle import (
    add_parts,
    delete_bundle,
    describe_bundle,
    remove_part,
)
from portal.shared.words import moment_words
from portal.users.models import User
from portal.users.views import authenticated_user
from portal.users.zones import zone_of

CHANGE = "editorial.change_bundle"


class BundlesView(PermissionCheckedMixin, BaseListingView):
    """The latest first; two queries."""

    template_name = "editorial/bundles.html"
    results_template_name = "editorial/bundles_results.html"
    model = Bundle
    permission_policy = ModelPermissionPolicy(Bundle)
    permission_required = "view"
    page_title = gettext_lazy("Bundles")
    header_icon = "folder-open-1"
    paginate_by = 25
    index_url_name = "editorial_bundles:list"
    index_results_url_name = "editorial_bundles:results"
    verbose_name_plural = gettext_lazy("bundles")

    def get_base_queryset(self) -> Any:
        return Bundle.objects.select_related("made_by").prefetch_related("parts")

    @property
    def header_buttons(self) -> list[Any]:
        from wagtail.admin.widgets.button import HeaderButton

        return [HeaderButton(_("Make a bundle"), url=reverse("editorial_bundles:add"), icon_name="plus")]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new bundle: its title, note and hour."""
    person = _author(request)
    form = BundleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.made_by = person
        made = form.save()
        return redirect("editorial_bundles:bundle", made.pk)
    return TemplateResponse(
        request,
        "editorial/bundle.html",
        {**_frame(_("New bundle")), "media": form.media, "form": form, "bundle": None},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """One bundle with its parts, and what may be done with it."""
    person = _author(request)
    found = get_object_or_404(Bundle, pk=pk)
    form, answer = BundleForm(instance=found), SendBackForm()
    if request.method == "POST":
        act = next((act for name, act in ACTIONS.items() if name in request.POST), None)
        if act is not None:
            return _act(request, found, person, act)
        if "send-back" in request.POST:
            answer = SendBackForm(request.POST)
            if answer.is_valid():
                return _act(request, found, person, lambda *_: _send_back(found, person, answer))
        elif found.is_open:
            form = BundleForm(request.POST, instance=found)
            if form.is_valid():
                return _act(request, found, person, _describe)
    return TemplateResponse(request, "editorial/bundle.html", _context(found, person, form, answer))


Act = Callable[[HttpRequest, Bundle, User], str]


def _act(request: HttpRequest, found: Bundle, person: User, act: Act) -> HttpResponse:
    """Do what a button says, and say what became of it."""
    try:
        said = act(request, found, person)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
        if not Bundle.objects.filter(pk=found.pk).exists():
            return redirect("editorial_bundles:list")
    return redirect("editorial_bundles:bundle", found.pk)


def _describe(_request: HttpRequest, found: Bundle, _person: User) -> str:
    describe_bundle(found)
    return _("Saved.")


def _add(request: HttpRequest, found: Bundle, person: User) -> str:
    wanted = set(request.POST.getlist("draft"))
    chosen = [one for one in drafts() if draft_key(one) in wanted and may_edit(person, one)]
    if not chosen:
        raise ValidationError(_("Select the drafts that belong together."))
    add_parts(found, chosen)
    return _("Added to the bundle.")


def _remove(request: HttpRequest, found: Bundle, _person: User) -> str:
    number = request.POST["remove"]
    remove_part(found, int(number) if number.isdecimal() else 0)
    return _("Removed from the bundle. The draft is still there.")


def _submit(_request: HttpRequest, found: Bundle, person: User) -> str:
    submit_bundle(found, person)
    return _("Submitted. All parts are waiting for approval together.")


def _approve(request: HttpRequest, found: Bundle, person: User) -> str:
    seen = {part.pk: request.POST.get(f"seen-{part.pk}", "") for part in found.parts.only("pk", "bundle")}
    approve_bundle(found, person, seen, _seen_hour(request))
    found.refresh_from_db()
    if found.is_released or found.release_at is None:
        return _("The whole bundle has been published.")
    moment = moment_words(found.release_at, zone_of(person))
    return _("Approved. The whole bundle goes live on %(moment)s.") % {"moment": moment}


def _seen_hour(request: HttpRequest) -> datetime | None:
    """The hour that the moderator read; none where there was none, or what is sent is no hour."""
    try:
        return parse_datetime(request.POST.get("seen-hour", ""))
    except ValueError:
        return None


def _take_back(_request: HttpRequest, found: Bundle, person: User) -> str:
    take_back(found, person)
    return _("Taken back. It is no longer waiting for approval.")


def _delete(_request: HttpRequest, found: Bundle, _person: User) -> str:
    delete_bundle(found)
    return _("The bundle has been deleted. The drafts are still there.")


def _send_back(found: Bundle, person: User, answer: SendBackForm) -> str:
    send_back(found, person, answer.cleaned_data["comment"])
    return _("Returned with your comment.")


ACTIONS: dict[str, Act] = {
    "add": _add,
    "remove": _remove,
    "submit": _submit,
    "approve": _approve,
    "take-back": _take_back,
    "delete": _delete,
}


def _author(request: HttpRequest) -> User:
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    return authenticated_user(request)


def _context(found: Bundle, person: User, form: BundleForm, answer: SendBackForm) -> dict[str, Any]:
    zone = zone_of(person)
    moments = {
        name: moment_words(moment, zone) if (moment := getattr(found, name)) else ""
        for name in ("release_at", "submitted_at", "released_at")
    }
    return {
        **_frame(found.title),
        "media": form.media,
        "bundle": found,
        "form": form,
        "answer": answer,
        "parts": part_rows(found, zone),
        "drafts": draft_rows(zone) if found.is_open else [],
        "moments": moments,
    }


def _frame(title: str) -> dict[str, Any]:
    return {
        "header_title": title,
        "header_icon": "folder-open-1",
        "breadcrumbs_items": [
            {"url": reverse("editorial_bundles:list"), "label": _("Bundles")},
            {"url": "", "label": title},
        ],
    }
