"""The page on following one certification, and the list of what somebody follows."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from certifications.domain.noted_changes import NEAR_DAYS
from certifications.follows.mapping import read_token
from certifications.follows.presenters import followed_rows, told_changes
from certifications.follows.queries import follows_of, latest_changes
from certifications.follows.services.follow import follow as start_following
from certifications.follows.services.follow import stop_follows, unfollow
from certifications.follows.views.found import found_certification
from certifications.queries import catalogue_url
from portal.shared.components import Breadcrumb, Link
from portal.users.models import User
from portal.users.views import authenticated_user

# Changes that the page shows before the feed has the others.
MOST_SHOWN = 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """The ways to hear of changes: a feed for everybody, mail for who is signed in; takes who wants it.

    Raises:
        Http404: readers see no certification of this slug.
    """
    key, certification = found_certification(slug)
    person = request.user if isinstance(request.user, User) else None
    if request.method == "POST":
        if person is None:
            return redirect_to_login(request.path)
        if request.POST.get("wanted") == "no":
            unfollow(person, key)
            words = _("You get no more emails about %(name)s.")
        else:
            start_following(person, key)
            words = _("We will email you when %(name)s changes.")
        messages.success(request, words % {"name": certification.title})
        return redirect(request.path)
    context = {
        "certification": certification,
        "breadcrumbs": (Breadcrumb(certification.title, certification.url), Breadcrumb(_("Follow"))),
        "lines": told_changes(latest_changes(key))[:MOST_SHOWN],
        "is_followed": person is not None and follows_of(person).filter(certification=key).exists(),
        "person": person,
        "near_days": NEAR_DAYS,
    }
    return render(request, "certifications/follows/follow.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def followed(request: HttpRequest) -> HttpResponse:
    """What the reader follows; takes what they stop following."""
    person = authenticated_user(request)
    if request.method == "POST":
        wanted = _uuid(request.POST.get("follow", ""))
        stopped = follows_of(person).filter(public_id=wanted).first() if wanted else None
        if stopped is not None:
            unfollow(person, stopped.certification)
            messages.success(request, _("You get no more emails about it."))
        return redirect("certifications:followed")
    address = catalogue_url()
    context = {
        "rows": followed_rows(follows_of(person)),
        "catalogue": Link(_("Go to the catalogue"), address) if address else None,
    }
    return render(request, "certifications/follows/followed.html", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# Mail programs send the request without a cookie; the token says what may be stopped.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_follow(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then end what a link in a mail names. A program's POST ends it without a question (RFC 8058)."""
    link = read_token(token)
    if link is None:
        return render(request, "certifications/follows/stop.html", {"is_known": False}, status=404)
    if request.method == "POST":
        stop_follows(link.user, link.follow)
    context = {"is_known": True, "is_done": request.method == "POST", "is_all": link.follow is None}
    return render(request, "certifications/follows/stop.html", context)
