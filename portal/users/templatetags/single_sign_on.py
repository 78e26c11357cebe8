"""The way to the provider of single sign-on, on the sign-in page."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse

from portal.shared.components import Link

register = template.Library()


@register.simple_tag
def single_sign_on(request: HttpRequest) -> Link | None:
    """The provider that the environment names, or None. Leads on to the page that asked to sign in."""
    if not settings.SINGLE_SIGN_ON:
        return None
    asked = {REDIRECT_FIELD_NAME: request.GET.get(REDIRECT_FIELD_NAME, "")}
    url = reverse("openid_connect_login", kwargs={"provider_id": settings.OIDC_PROVIDER_ID})
    return Link(settings.OIDC_NAME, f"{url}?{urlencode(asked)}" if asked[REDIRECT_FIELD_NAME] else url)
