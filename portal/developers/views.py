"""Pages for people who write programs. The same for everybody."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.developers.guides import FIRST, developer_guides
from portal.developers.reference import OperationGroup, operation_group, operation_groups
from portal.shared.components import Breadcrumb, PageMeta, home_breadcrumb
from portal.shared.markdown_documents import MarkdownDocument
from portal.shared.page_cache import public_response, rendered_once


@dataclass(frozen=True, slots=True)
class DeveloperPage:
    """What every page for developers has: its own content is one of the last three."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    guides: tuple[MarkdownDocument, ...]
    guide: MarkdownDocument | None = None
    groups: tuple[OperationGroup, ...] = ()
    group: OperationGroup | None = None


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """What programs can do here, and how to begin."""
    return _guide_page(request, developer_guides()[FIRST])


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One task.

    Raises:
        Http404: there is no such document.
    """
    found = developer_guides().get(slug)
    if found is None or slug == FIRST:
        raise Http404(slug)
    return _guide_page(request, found)


@require_safe
def reference(request: HttpRequest) -> HttpResponseBase:
    """All operations of the API, in groups."""
    title = _("API reference")
    description = _("Every operation of the API, what it takes and what it answers.")
    page = _page(title, description, groups=operation_groups())
    return _shown(request, "developers/reference.html", page)


@require_safe
def group(request: HttpRequest, tag: str) -> HttpResponseBase:
    """The operations about one kind of thing.

    Raises:
        Http404: there are none.
    """
    found = operation_group(tag)
    if found is None:
        raise Http404(tag)
    title = _("API reference: %(group)s") % {"group": found.title}
    page = _page(title, _("What programs can ask about: %(group)s.") % {"group": found.title}, group=found)
    return _shown(request, "developers/group.html", page)


def _guide_page(request: HttpRequest, found: MarkdownDocument) -> HttpResponseBase:
    description = _("For people who write programs: %(title)s.") % {"title": found.title}
    return _shown(request, "developers/guide.html", _page(found.title, description, guide=found))


def _page(
    title: str,
    description: str,
    *,
    guide: MarkdownDocument | None = None,
    groups: tuple[OperationGroup, ...] = (),
    group: OperationGroup | None = None,
) -> DeveloperPage:
    front_url = reverse("developers:front")
    is_front = guide is not None and guide.url == front_url
    above = (home_breadcrumb(),) if is_front else (home_breadcrumb(), Breadcrumb(_("Developers"), front_url))
    guides = tuple(developer_guides().values())
    crumbs = (*above, Breadcrumb(_("Developers") if is_front else title))
    return DeveloperPage(PageMeta(title=title, description=description), crumbs, guides, guide, groups, group)


def _shown(request: HttpRequest, template: str, page: DeveloperPage) -> HttpResponseBase:
    def show() -> HttpResponseBase:
        return TemplateResponse(request, template, {"page": page})

    return public_response(request, rendered_once(request, request.path, show))
