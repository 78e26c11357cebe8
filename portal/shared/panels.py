"""Panels of the page editor that every room's pages use."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel, PublishingPanel

from portal.shared.words import listed


class ZoneNote:
    """The sentence that says in which zone a time is meant: that of whoever is editing, else the site's."""

    def __init__(self, more: Any) -> None:
        self.more = more

    def __str__(self) -> str:
        zone = timezone.get_current_timezone_name()
        return _("Times are in %(zone)s. %(more)s") % {"zone": zone, "more": self.more}


SCHEDULE_HELP = {
    "go_live_at": gettext_lazy("The page goes live only if a moderator has approved it by then."),
    "expire_at": gettext_lazy("The page goes offline at this time. Leave empty to keep it online."),
}


class ZonedPublishingPanel(PublishingPanel):
    """When a page goes live and when it ends, with the zone of the times named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for panel in self.children:
            panel.help_text = lazystr(ZoneNote(SCHEDULE_HELP[panel.field_name]))


class DistinctRowsFormSet(BaseChildFormSet):
    """Rows of which no two may name the same. Django says so in the names of columns."""

    def get_unique_error_message(self, unique_check: Iterable[str]) -> str:
        """What stands above the rows."""
        columns = [self.model._meta.get_field(name) for name in unique_check if name != self.fk.name]
        names = listed([str(column.verbose_name) for column in columns])
        return _("Two rows have the same %(names)s. Remove one of them.") % {"names": names}

    def get_form_error(self) -> str:
        """What stands at the second of them."""
        return _("Another row already says this.")


class DistinctRowsPanel(InlinePanel):
    """Rows below a content, of which no two may name the same."""

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's, with our words."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = DistinctRowsFormSet
        return options
