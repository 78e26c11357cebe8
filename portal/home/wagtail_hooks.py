"""Registers the site's settings, and a style for the whole admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.home.viewsets import SiteSettingsViewSet


def style_of_every_admin_page() -> SafeString:
    """Let the admin be read without scripts, and in a narrow window."""
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))


register_snippet(SiteSettingsViewSet)
hooks.register("insert_global_admin_css", style_of_every_admin_page)
