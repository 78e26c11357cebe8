"""What somebody follows, on the page of their account."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.follows.queries import follows_of
from certifications.queries.kept import kept_by_key
from portal.shared.components import Link
from portal.users.models import User
from portal.users.overview import OwnRow, OwnSection


def follows_section(request: HttpRequest) -> OwnSection | None:
    """The certifications that are still public; nothing where nobody is signed in. One query."""
    if not isinstance(request.user, User):
        return None
    known = kept_by_key()
    followed = [known[one.certification] for one in follows_of(request.user) if one.certification in known]
    return OwnSection(
        title=_("Certifications you follow"),
        rows=tuple(OwnRow(one.title, one.url) for one in followed),
        empty=_("Follow a certification from its page, and we will email you when its facts change."),
        more=Link(_("Choose what we email you about"), reverse("certifications:followed"))
        if followed
        else None,
        place=1,
    )
