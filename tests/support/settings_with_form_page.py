"""The suite's settings for a served site with Wagtail's own form page, and the address that does nothing."""

from tests.support.settings_with_empty_view import *  # noqa: F403 - a settings layer is the base plus what it changes
from tests.support.settings_with_empty_view import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.contrib.forms", "tests.support.form_page"]
