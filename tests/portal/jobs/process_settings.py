"""Settings of the real worker processes that tests start: the test's own database, the
test's own kinds of jobs."""

import json
import os

from portal.settings.test import *  # noqa: F403 - a settings layer is the one below plus what it changes
from portal.settings.test import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.portal.jobs.jobs_app"]
DATABASES["default"].update(json.loads(os.environ["PROCESS_DATABASE"]))
