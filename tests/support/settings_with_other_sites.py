"""The suite's settings on a test's database; its process names a provider of sign-on and an origin."""

import json
import os

from portal.settings.test import *  # noqa: F403 - a settings layer is the base plus what it changes
from portal.settings.test import DATABASES

DATABASES["default"].update(json.loads(os.environ["PROCESS_DATABASE"]))
