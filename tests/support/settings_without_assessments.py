"""The suite's settings for a site from which assessments were deleted, on the database of a test."""

import json
import os

from portal.settings.test import *  # noqa: F403 - a settings layer is the base plus what it changes
from portal.settings.test import DATABASES
from portal.settings.test import INSTALLED_APPS as ALL_APPS

INSTALLED_APPS = [app for app in ALL_APPS if app != "assessments"]
ROOT_URLCONF = "tests.support.urls_without_assessments"
DATABASES["default"].update(json.loads(os.environ["PROCESS_DATABASE"]))
