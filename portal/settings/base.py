"""Settings shared by every environment. Every environment variable is read here, once.

docs/operations/settings.md explains each variable; a test fails when one is missing there.
"""

from pathlib import Path
from typing import Any

import environ

from portal import embedded_postgres
from portal.settings import content_security
from portal.settings.accounts import *  # noqa: F403 - settings are names of a module, and these are a part of base
from portal.settings.api import *  # noqa: F403 - names of a module, and a part of base
from portal.settings.content import *  # noqa: F403 - as above
from portal.settings.days import day_or_none
from portal.settings.languages import *  # noqa: F403 - names of a module as well, and a part of base
from portal.settings.logging import logging_config
from portal.settings.other_sites import *  # noqa: F403 - as above
from portal.settings.other_sites import CORS_APPS, CORS_MIDDLEWARE, FORM_TARGETS, SINGLE_SIGN_ON_APPS

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

# Where the running site keeps what it writes: database, mail, media, logs.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# Production refuses a shorter one; Django's check of deployments asks for as many.
SHORTEST_SECRET_KEY = 50
SECRET_KEY = env.str("SECRET_KEY", default="")
# Older keys: what they signed is still good, and is signed anew when it is next used.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# The first encrypts the secrets of second factors, all of them decrypt.
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS", default=[])
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Demo switches: production refuses to start when one of them is on.
DEMO = env.bool("DEMO", default=False)
DEMO_STAFF_WITHOUT_SECOND_FACTOR = env.bool("DEMO_STAFF_WITHOUT_SECOND_FACTOR", default=False)

INSTALLED_APPS = [
    "portal.shared",
    "portal.users",
    "portal.tokens",
    "portal.media",
    "portal.jobs",
    "portal.operations",
    "portal.webhooks",
    "portal.editorial",
    "portal.search",
    "certifications",
    "assessments",
    "portal.home",
    "portal.demo",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.users.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "knox",
    "django_tasks",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "portal.users.apps.UserSessionsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    *CORS_APPS,
    *SINGLE_SIGN_ON_APPS,
]

# Order matters: the whole-page cache stands above session, authentication and CSRF (docs/decisions),
# and below what every response needs (security headers, request id, policy, compression).
MIDDLEWARE = [
    "portal.operations.request_log.RequestLogMiddleware",
    *CORS_MIDDLEWARE,
    "portal.shared.rest.language.ApiLanguageMiddleware",
    "portal.shared.request_size.RequestSizeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.shared.compression.TextCompressionMiddleware",
    "portal.shared.http.ContentSecurityPolicyMiddleware",
    "portal.shared.slots.SlotsMiddleware",
    "portal.shared.page_cache.PageCacheMiddleware",
    "portal.shared.cookies.CookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.users.middleware.StaffSessionMiddleware",
    "portal.users.middleware.StaffSecondFactorMiddleware",
    "portal.editorial.choosers.ChoosersMiddleware",
    "portal.shared.unanswerable.UnanswerableMiddleware",
    "portal.editorial.middleware.ApprovalMiddleware",
    "portal.editorial.refused_publication.RefusedPublicationMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.home.context_processors.site_frame",
            ],
        },
    },
]

# Connections stay open between requests: opening one for each costs a third of the throughput.
DATABASES: dict[str, Any] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(
            env.db("DATABASE_URL")
            if env.str("DATABASE_URL", default="")
            else embedded_postgres.django_database(VAR_DIR)
        ),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits and used sign-in codes: one table for all processes, which drops nothing before its time. No
# setting names another store: every other that we could offer forgets a limit when it is full.
COUNTERS = {"BACKEND": "portal.operations.counters.CounterCache"}
CACHES: dict[str, Any] = {
    "default": COUNTERS,  # allauth counts here, and can be told no other name
    "limits": {**COUNTERS, "KEY_PREFIX": "limits"},  # our own limits
    # Wagtail's renditions of images have a table of their own; copies in ours would save no query.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # Saves of answers, counted by each process: a shared counter would cost more than the save.
    "saves": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "saves",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Whole pages, in the memory of each process: kept apart by generation, so sharing would gain nothing.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # Those with parameters, which anybody may make up, in a store of their own.
    "page_variants": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "page-variants",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
# Times the usual bounds of what is written from one network address, and without an account in all
# (portal.shared.write_limits).
ADDRESS_LIMIT_FACTOR = env.float("ADDRESS_LIMIT_FACTOR", default=1.0)
SITE_LIMIT_FACTOR = env.float("SITE_LIMIT_FACTOR", default=1.0)
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=3600)
# The SPDX name of the terms under which the catalogue is given away as data; empty gives none away.
OPEN_DATA_LICENCE = env.str("OPEN_DATA_LICENCE", default="CC-BY-4.0")

TASKS = {"default": {"BACKEND": "portal.jobs.task_backend.QueueBackend", "QUEUES": ["default"]}}
# Only ours: Wagtail's modules of this name come by the backend above.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
PROCRASTINATE_IMPORT_PATHS = ["portal.jobs.tasks"]
WORKER_LOST_SECONDS = env.float("WORKER_LOST_SECONDS", default=20.0)
JOB_RETRY_SECONDS = env.float("JOB_RETRY_SECONDS", default=10.0)
PROOF_SECONDS = env.float("PROOF_SECONDS", default=600.0)
JOB_KEEP_DAYS = env.int("JOB_KEEP_DAYS", default=30)
REVIEW_MONTHS = env.int("REVIEW_MONTHS", default=12)

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# What Django and allauth say, in our words.
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
# The site's own zone: pages go stale at its midnight, and every time shown to a visitor names it.
TIME_ZONE = env.str("SITE_TIME_ZONE", default="UTC")

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "portal" / "shared" / "assets"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.shared.static_storage.MinifiedStaticFilesStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail itself loosens this for its previews
CONTENT_SECURITY_POLICY = content_security.with_forms_to(FORM_TARGETS)
WHITENOISE_ADD_HEADERS_FUNCTION = content_security.on_static_file

WAGTAIL_SITE_NAME = "Learning portal"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
if env.bool("DOCUMENTS_BY_NGINX", default=False):
    SENDFILE_BACKEND = "portal.media.nginx_files"
# When this version of the API is no longer the one to write for, and when it ends: dates, or nothing.
API_DEPRECATED_ON = day_or_none(env.str("API_DEPRECATED_ON", default=""))
API_ENDS_ON = day_or_none(env.str("API_ENDS_ON", default=""))

# What a form may bring beside its files, which have bounds of their own: as much as an address of the admin
# takes in all (portal.shared.request_size). A page with hundreds of blocks stays far below.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# Where each web process says that it lives, beside its web threads.
HEALTH_ADDRESS = env.str("HEALTH_ADDRESS", default="")
# Whom to tell of a hole in the site, and until when that holds: /.well-known/security.txt (RFC 9116).
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
SECURITY_CONTACT_EXPIRES = env.str("SECURITY_CONTACT_EXPIRES", default="")

# Security headers that need TLS; production turns them on.
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=0)
TRUST_PROXY_HEADERS = env.bool("TRUST_PROXY_HEADERS", default=False)
# How many proxies of ours add to X-Forwarded-For (portal.shared.client_address).
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# Opens pages that certifications cite; each request names the contact. Tests name sites of theirs, host:port.
SOURCE_WATCH = env.bool("SOURCE_WATCH", default=False)
SOURCE_WATCH_CONTACT = env.str("SOURCE_WATCH_CONTACT", default="")
SOURCE_WATCH_PAUSE_SECONDS = env.float("SOURCE_WATCH_PAUSE_SECONDS", default=10.0)
SOURCE_WATCH_TEST_SITES: list[str] = []
# Receivers of webhooks on this machine, host:port, without TLS; named by tests, and in development.
WEBHOOK_TEST_SITES: list[str] = []

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOG_FORMAT = env.str("LOG_FORMAT", default="console")
LOGGING = logging_config(level=LOG_LEVEL, log_format=LOG_FORMAT)
# Every line passes a formatter that takes personal data out; Django's own handlers would go round it.
LOGGING["formatters"]["structured"]["()"] = "portal.operations.log_privacy.PrivateFormatter"
LOGGING["loggers"] = {
    "django": {"handlers": [], "level": "INFO"},
    "django.db.backends": {"level": "INFO"},
    # The development server's access lines; without the level Python would print them by itself.
    "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    # They quote what a task was given, and addresses of servers; portal.jobs says what matters.
    "procrastinate": {"level": "CRITICAL"},
    "psycopg.pool": {"level": "CRITICAL"},
}
