"""A person's copy of their data, and the end of their account."""

import json
from collections.abc import Callable
from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.users.forms import EraseAccountForm
from portal.users.models import User
from portal.users.personal_data import export_personal_data, held_models
from portal.users.services.erase_person import erase_person
from portal.users.views import authenticated_user


def has_role(user: User) -> bool:
    """Whether somebody works for the site. One query, of superusers none."""
    return user.is_superuser or user.groups.exists()


@never_cache
@login_required
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """What is held about the reader, in words; leads to the copy and to erasing."""
    models = held_models().values()
    view = {
        "has_role": has_role(authenticated_user(request)),
        "kept": sorted({model.holds for model in models if model.on_erasure.name == "UNLINKED"}),
        "deleted": sorted({model.holds for model in models if model.on_erasure.name == "DELETED"}),
    }
    return render(request, "account/own_data.html", view)


@never_cache
@login_required
@require_safe
def own_data_file(request: HttpRequest) -> HttpResponse:
    """Everything that is held about the reader, as a JSON file."""
    user = authenticated_user(request)
    content = json.dumps(export_personal_data(user), ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="my-data-{timezone.now():%Y-%m-%d}.json"'
    return response


View = Callable[[HttpRequest], HttpResponse]
confirmed_lately = cast(Callable[[View], View], reauthentication_required)


@never_cache
@confirmed_lately
@require_http_methods(["GET", "POST"])
def erase_account(request: HttpRequest) -> HttpResponse:
    """Erase the reader, once they have typed their address; staff are told whom to ask.

    Whoever has a role works for the site, perhaps as its last administrator: an administrator erases them.
    """
    user = authenticated_user(request)
    is_staff = has_role(user)
    form = EraseAccountForm(request.POST if request.method == "POST" else None, address=user.email)
    if request.method == "POST":
        if is_staff:
            raise PermissionDenied
        if form.is_valid():
            logout(request)
            erase_person(user)
            return redirect("account_erased")
    return render(request, "account/erase.html", {"form": form, "email": user.email, "is_staff": is_staff})


@never_cache
@require_safe
def account_erased(request: HttpRequest) -> HttpResponse:
    """Say that it is done. The same for everybody: nothing is known of who reads it."""
    return render(request, "account/erased.html")
