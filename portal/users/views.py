"""The account page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.users.account_links import called
from portal.users.forms import ProfileForm
from portal.users.models import User
from portal.users.overview import sections_for
from portal.users.services.update_profile import update_profile


def authenticated_user(request: HttpRequest) -> User:
    """The signed-in person, in views behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is the reader's own, and the pages of their account."""
    user = authenticated_user(request)
    view = {"name": called(user), "email": user.email, "sections": sections_for(request)}
    return render(request, "account/overview.html", view)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change one's own name, time zone and language."""
    user = authenticated_user(request)
    form = ProfileForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        update_profile(user_id=user.pk, **form.cleaned_data)
        messages.success(request, _("Your details have been saved."))
        return redirect("account_profile")
    return render(request, "account/profile.html", {"form": form, "email": user.email})
