"""What every response carries."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from portal.settings import content_security


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, Wagtail's own under the admin's address."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**(parts.replace or {}), **content_security.ADMIN}
        return parts
