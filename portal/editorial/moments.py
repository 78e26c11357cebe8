"""Moments in Wagtail's panels: where it writes a time of today without its zone, we name the zone."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.templatetags import wagtailadmin_tags

from portal.shared.words import clock_words

_of_wagtail = wagtailadmin_tags.timesince_last_update


def last_update_words(
    last_update: datetime,
    show_time_prefix: bool = False,
    user_display_name: str = "",
    use_shorthand: bool = True,
) -> str:
    """“07:59 UTC by Tom” of today; of another day how long ago, as Wagtail says it. Its tag's arguments."""
    if timezone.localdate(last_update) != timezone.localdate():
        return str(_of_wagtail(last_update, show_time_prefix, user_display_name, use_shorthand))
    words = {"time": clock_words(last_update, timezone.get_current_timezone()), "name": user_display_name}
    if user_display_name:
        return _("at %(time)s by %(name)s") % words if show_time_prefix else _("%(time)s by %(name)s") % words
    return _("at %(time)s") % words if show_time_prefix else words["time"]


def register_moments() -> None:
    """Let Wagtail's templates use it under the name of their own tag."""
    wagtailadmin_tags.register.simple_tag(last_update_words, name="timesince_last_update")
