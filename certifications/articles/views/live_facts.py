"""What the forms of texts ask: facts to choose from, and a typed figure made live."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import permission_denied
from wagtail.permissions import page_permission_policy

from certifications.articles.mapping import rich_texts
from certifications.articles.presenters.live_facts import fact_options
from certifications.articles.presenters.typed_facts import typed_facts_of
from certifications.articles.services import make_fact_live
from certifications.models import ArticlePage
from certifications.models.reference_choice import certification_choices


@require_GET
def live_facts(request: HttpRequest, certification: UUID | None = None) -> HttpResponse:
    """The certifications to choose from, or the facts of one of them, each with its present value.

    Drafts are among the certifications: the list is for those who look after pages.
    """
    if not page_permission_policy.user_has_any_permission(request.user, ("add", "change")):
        refused: HttpResponse = permission_denied(request)
        return refused
    if certification is None:
        choices = [{"value": key, "label": name} for key, name in certification_choices()]
        return JsonResponse({"options": choices})
    return JsonResponse(
        {
            "options": [
                {"value": one.reference, "label": one.words, "words": one.value}
                for one in fact_options(certification)
            ]
        }
    )


@require_POST
def make_live(request: HttpRequest, page_id: int, token: str) -> HttpResponse:
    """Make one typed figure of an article's draft live; the form shows the draft again.

    Raises:
        Http404: there is no such article, or the person may not write in it.
    """
    page = get_object_or_404(ArticlePage, pk=page_id)
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit() or permissions.page_locked():
        raise Http404
    draft = page.get_latest_revision_as_object()
    view = next((one for one in typed_facts_of(draft) if one.token == token and not one.is_compound), None)
    if view is None:
        messages.warning(request, _("The text has changed since. Look at what is listed now."))
        return redirect("wagtailadmin_pages:edit", page_id)
    text = dict(rich_texts(draft.body))[view.place]
    make_fact_live(draft, view.place, text, view.found, request.user)
    messages.success(
        request,
        _("“%(typed)s” is live now: it says %(now)s, and changes when the page of %(name)s does.")
        % {"typed": view.typed, "now": view.now, "name": view.name},
    )
    return redirect("wagtailadmin_pages:edit", page_id)
