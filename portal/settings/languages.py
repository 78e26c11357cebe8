"""Languages, zones to choose from, and how moments are written. Reads nothing of the environment."""

import zoneinfo

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# Wagtail speaks thirty, but the portal's own words in the admin are there in these alone.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
# Wagtail's lists, panels and banners write moments by Django's formats, which name no zone.
FORMAT_MODULE_PATH = ["portal.settings.formats"]
# Of what is no zone of a place, browsers know nothing.
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime"})
USE_I18N = True
USE_TZ = True
