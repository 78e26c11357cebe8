"""A developer's machine and the demo: readable errors, mail into files, no TLS."""

from portal.settings.base import *  # noqa: F403 - a settings layer is the base plus what it changes
from portal.settings.base import DEMO, STORAGES, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="") or "development-only-not-a-secret"
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS", default=["ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtISE="])
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
# A receiver that somebody tries out beside the demo.
WEBHOOK_TEST_SITES = env.list("WEBHOOK_TEST_SITES", default=[])
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
if not DEMO:
    # Static files straight from the apps, as they are written: nothing has to be collected first.
    STORAGES = {
        **STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    WHITENOISE_USE_FINDERS = True
