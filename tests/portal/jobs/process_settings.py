"""Settings of the real worker processes that tests start: with the tests' own kinds of jobs."""

from portal.settings.test import *  # noqa: F403 - a settings layer is the one below plus what it changes
from portal.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.portal.jobs.jobs_app"]
