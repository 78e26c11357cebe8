"""Panels of the page editor that every room's pages use."""

from typing import Any

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from wagtail.admin.panels import PublishingPanel


class ZoneNote:
    """The sentence that says in which zone a time is meant: that of whoever is editing, else the site's."""

    def __str__(self) -> str:
        return _("In the time zone %(zone)s. A moderator has to approve the page before that.") % {
            "zone": timezone.get_current_timezone_name()
        }


class ZonedPublishingPanel(PublishingPanel):
    """When a page goes live and when it ends, with the zone of the times named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for panel in self.children:
            panel.help_text = lazystr(ZoneNote())
