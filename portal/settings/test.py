"""The suite: fast hashing, mail in memory, no whole-page cache unless a test asks for it."""

from portal.settings.base import *  # noqa: F403 - a settings layer is the base plus what it changes
from portal.settings.base import CACHES, DATABASES, env

SECRET_KEY = "for-tests-only"  # noqa: S105 - opens nothing
SECOND_FACTOR_KEYS = ["ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtISE="]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# In memory, so that limits cost no queries; tests of what limits hold name the table (counted_in_table).
IN_MEMORY = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 1_000_000},
}
COUNTED_IN_TABLE = {name: CACHES[name] for name in ("default", "limits")}
CACHES.update({name: IN_MEMORY | {"LOCATION": name} for name in COUNTED_IN_TABLE})
PAGE_CACHE_SECONDS = 0
WHITENOISE_AUTOREFRESH = True  # no collected files in the suite

# A migrated database that each test process copies (tests/support/database.py makes it).
TEST_TEMPLATE = env.str("TEST_DATABASE_TEMPLATE", default="")
DATABASES["default"]["TEST"] = {"TEMPLATE": TEST_TEMPLATE or None}
