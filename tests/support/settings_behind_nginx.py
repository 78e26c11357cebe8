"""The suite's settings with files on disk, for a web process that a test starts behind nginx."""

from portal.settings.test import *  # noqa: F403 - the suite's own, but for the files
from portal.settings.test import STORAGES

ROOT_URLCONF = "tests.support.urls_behind_nginx"
STORAGES = {**STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
