"""What staff see on a public page beside what its readers see: Wagtail's user bar.

A page is rendered once for all who are signed in (record 22), so the bar is put into each response by itself.
Visitors' copies never meet it.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.safestring import SafeString
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

from portal.shared.page_cache import has_session
from portal.users.roles import ENTER_ADMIN
from portal.users.staff_sessions import is_marked, is_staff_session

END_OF_BODY = b"</body>"


def add_user_bar(request: HttpRequest, page: Page, response: HttpResponseBase) -> None:
    """Put the bar into a page that staff read, now or once it is rendered.

    Reads nothing for visitors and learners; for staff session, user and permissions.
    """
    if not _is_read_by_staff(request) or not isinstance(response, HttpResponse):
        return
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        # After the body was kept for all who are signed in.
        response.add_post_render_callback(lambda rendered: _insert(request, page, rendered))
    else:
        _insert(request, page, response)


def _is_read_by_staff(request: HttpRequest) -> bool:
    # A preview has the bar from the page's own template, where the editor looks for it.
    if request.method != "GET" or getattr(request, "is_preview", False) or not has_session(request):
        return False
    if not is_marked(request):
        return False
    return is_staff_session(request.session) and request.user.has_perm(ENTER_ADMIN)


def _insert(request: HttpRequest, page: Page, response: HttpResponse) -> None:
    before, end, after = response.content.rpartition(END_OF_BODY)
    if end:
        bar: SafeString = Userbar(object=page).render_html({"request": request})
        response.content = before + str(bar).encode(response.charset) + end + after
