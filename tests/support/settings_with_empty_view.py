"""The suite's settings for a served site with one more address, which does nothing."""

from portal.settings.test import *  # noqa: F403 - a settings layer is the base plus what it changes

ROOT_URLCONF = "tests.support.empty_view_urls"
