"""Who runs the site, in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.snippets.views.snippets import CreateView

from portal.editorial.viewsets import ApprovedSnippetViewSet
from portal.home.models import SiteSettings


class SiteSettingsCreateView(CreateView):
    """The settings of a site that has none yet."""

    def get_initial(self) -> dict[str, Any]:
        """The default site, which mostly is the only one."""
        return {**super().get_initial(), "site": Site.objects.filter(is_default_site=True).first()}


class SiteSettingsViewSet(ApprovedSnippetViewSet):
    """The settings of each site."""

    model = SiteSettings
    icon = "site"
    menu_label = _("Site settings")
    menu_name = "site-settings"
    add_to_settings_menu = True
    list_display = ("site", "publisher")
    add_view_class = SiteSettingsCreateView
