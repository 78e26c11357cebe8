"""What somebody typed while they were signed out: kept in the session until they have signed in again."""

from django.http import HttpRequest, QueryDict

KEPT_FORM = "assessments_kept_form"
# Longer than any section's form; what is longer is no form of ours.
LONGEST_FORM = 20_000


def keep_form(request: HttpRequest) -> None:
    """Keep a form that came for an attempt which this visitor may not see: their sign-in has probably run
    out.
    """
    if request.method != "POST" or request.user.is_authenticated:
        return
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    text = data.urlencode()
    if len(text) <= LONGEST_FORM:
        request.session[KEPT_FORM] = {"page": request.path, "form": text}


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form that was kept for this page, once; None where there is none."""
    kept = request.session.get(KEPT_FORM)
    if not kept or kept["page"] != request.path:
        return None
    del request.session[KEPT_FORM]
    return QueryDict(kept["form"])
