"""Panels of the page editor that every room's pages use."""

from typing import Any

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import PublishingPanel


class ZoneNote:
    """The sentence that says in which zone a time is meant: that of whoever is editing, else the site's."""

    def __init__(self, more: Any) -> None:
        self.more = more

    def __str__(self) -> str:
        zone = timezone.get_current_timezone_name()
        return _("In the time zone %(zone)s. %(more)s") % {"zone": zone, "more": self.more}


class ZonedPublishingPanel(PublishingPanel):
    """When a page goes live and when it ends, with the zone of the times named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for panel in self.children:
            panel.help_text = lazystr(
                ZoneNote(gettext_lazy("A moderator has to approve the page before that."))
            )
