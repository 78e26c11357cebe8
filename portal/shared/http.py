"""What every response carries."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from portal.settings import content_security


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, Wagtail's own under the admin's address.

    A preview passes all middleware twice: first as a request that Wagtail makes up for the page's public
    address, then as the editor's own. The first one decides: a preview has the policy of the page's readers,
    and the admin may frame it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The policy of the place; of files also where their view has set a weaker one."""
        if response.status_code == 200 and request.path.startswith(_places_of_files()):
            response["Content-Security-Policy"] = content_security.FILE
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.replace = {**(parts.replace or {}), **_difference(request)}
        return parts


def _places_of_files() -> tuple[str, ...]:
    return (settings.MEDIA_URL, reverse("wagtaildocs_serve", args=[0, "x"]).removesuffix("0/x"))


def _difference(request: HttpRequest) -> dict[str, object]:
    """What the place of a request changes of the strict policy."""
    if getattr(request, "is_dummy", False):
        return content_security.PREVIEW
    if request.path.startswith(reverse("wagtailadmin_home")):
        return content_security.ADMIN
    return {}
