"""Pages for people who write programs. The same for everybody."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.developers.guides import FIRST, at_this_site, developer_guides
from portal.developers.reference import OperationGroup, operation_group, operation_groups
from portal.shared.components import Breadcrumb, PageMeta, home_breadcrumb
from portal.shared.markdown_documents import MarkdownDocument
from portal.shared.page_cache import public_response, rendered_once


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """A part of a page: its address, its words, and the method and path of an operation."""

    url: str
    words: str
    method: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class DeveloperPage:
    """What every page for developers has: its own content is one of the last three. `contents` leads to its
    parts, `is_reference` says that it belongs to the reference.
    """

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    guides: tuple[MarkdownDocument, ...]
    contents: tuple[ContentsLink, ...] = ()
    is_reference: bool = False
    text: str = ""
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
    groups = operation_groups()
    page = DeveloperPage(
        PageMeta(
            title=title, description=_("Every operation of the API, what it takes and what it answers.")
        ),
        (*_above(), Breadcrumb(title)),
        tuple(developer_guides().values()),
        tuple(ContentsLink(f"#group-{group.tag}", group.title) for group in groups),
        is_reference=True,
        groups=groups,
    )
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
    description = _("What programs can ask about: %(group)s.") % {"group": found.title}
    page = DeveloperPage(
        PageMeta(title=title, description=description),
        (*_above(), Breadcrumb(_("API reference"), reverse("developers:reference")), Breadcrumb(found.title)),
        tuple(developer_guides().values()),
        tuple(
            ContentsLink(f"#{one.anchor}", one.title, one.method, _breakable(one.path))
            for one in found.operations
        ),
        is_reference=True,
        groups=operation_groups(),
        group=found,
    )
    return _shown(request, "developers/group.html", page)


def _guide_page(request: HttpRequest, found: MarkdownDocument) -> HttpResponseBase:
    description = _("For people who write programs: %(title)s.") % {"title": found.title}
    is_front = found.slug == FIRST
    above = (home_breadcrumb(),) if is_front else _above()
    page = DeveloperPage(
        PageMeta(title=found.title, description=description),
        (*above, Breadcrumb(_("Developers") if is_front else found.title)),
        tuple(developer_guides().values()),
        tuple(ContentsLink(f"#{heading.anchor}", heading.words) for heading in found.headings),
        text=at_this_site(found.body),
        guide=found,
    )
    return _shown(request, "developers/guide.html", page)


def _breakable(path: str) -> SafeString:
    """A path that may go on in another line behind each of its steps."""
    return format_html_join("", "{}/<wbr>", ((step,) for step in path.removesuffix("/").split("/")))


def _above() -> tuple[Breadcrumb, ...]:
    return (home_breadcrumb(), Breadcrumb(_("Developers"), reverse("developers:front")))


def _shown(request: HttpRequest, template: str, page: DeveloperPage) -> HttpResponseBase:
    def show() -> HttpResponseBase:
        return TemplateResponse(request, template, {"page": page})

    return public_response(request, rendered_once(request, request.path, show))
