"""What somebody typed while they were signed out: their browser keeps it until they have signed in again.

Nothing of it is stored here: who is signed out cannot show that the attempt is theirs, or that there is one.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict

from portal.shared.cookies import put_cookie, set_cookie_later

FORM_COOKIE: str = settings.INTERRUPTED_FORM_COOKIE_NAME
KEPT_SECONDS = 60 * 60
# What browsers take in a cookie, less its name and its other words. Any section's form is shorter.
LONGEST_COOKIE = 3_500
SALT = "assessments.interrupted_form"


def keep_form(response: HttpResponse, kept: str) -> None:
    """Let the browser keep a form (`packed_form`) until its person has signed in."""
    put_cookie(response, FORM_COOKIE, kept, max_age=KEPT_SECONDS)


def packed_form(request: HttpRequest) -> str:
    """A form as a cookie holds it, signed and with its address; empty where there is none to keep."""
    if request.method != "POST" or request.user.is_authenticated:
        return ""
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    text = signing.dumps({"page": request.path, "form": data.urlencode()}, salt=SALT, compress=True)
    return text if len(text) <= LONGEST_COOKIE else ""


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form that was kept for this page, once; None where there is none."""
    try:
        kept = signing.loads(request.COOKIES.get(FORM_COOKIE, ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    if kept["page"] != request.path:
        return None
    set_cookie_later(request, FORM_COOKIE, "")
    return QueryDict(kept["form"])
