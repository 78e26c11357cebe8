"""What the header says to somebody who is signed in."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from portal.users.models import User


def account_links(request: HttpRequest) -> str:
    """The person's name with the way to their pages; empty for visitors. At most two queries."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return ""
    return render_to_string("layouts/account_links.html", {"name": called(user)})


def called(user: User) -> str:
    """The name that somebody gave, else what stands before the @ of their address."""
    return user.get_full_name() or user.email.partition("@")[0]
