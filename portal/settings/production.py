"""Production only tightens, and refuses to start when something it needs is missing."""

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from portal.settings import other_sites
from portal.settings.base import *  # noqa: F403 - a settings layer is the base plus what it changes
from portal.settings.base import (
    ALLOWED_HOSTS,
    BASE_URL,
    CACHES,
    COUNTERS,
    CSRF_COOKIE_NAME,
    DEBUG,
    DEMO,
    DEMO_STAFF_WITHOUT_SECOND_FACTOR,
    DEVICE_COOKIE_NAME,
    INTERRUPTED_FORM_COOKIE_NAME,
    MESSAGES_COOKIE_NAME,
    PROXY_COUNT,
    SECOND_FACTOR_KEYS,
    SECRET_KEY,
    SECRET_KEY_FALLBACKS,
    SESSION_COOKIE_NAME,
    SHORTEST_SECRET_KEY,
    SOURCE_WATCH,
    SOURCE_WATCH_CONTACT,
    STAFF_COOKIE_NAME,
    TRUST_PROXY_HEADERS,
    VISITOR_COOKIE_NAME,
    env,
)


def _is_fernet_key(text: str) -> bool:
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


_refusals = [
    message
    for failed, message in (
        (not SECRET_KEY, "SECRET_KEY is not set."),
        (
            bool(SECRET_KEY) and len(SECRET_KEY) < SHORTEST_SECRET_KEY,
            f"SECRET_KEY is shorter than {SHORTEST_SECRET_KEY} characters.",
        ),
        (
            any(len(key) < SHORTEST_SECRET_KEY for key in SECRET_KEY_FALLBACKS),
            f"A key in SECRET_KEY_FALLBACKS is shorter than {SHORTEST_SECRET_KEY} characters.",
        ),
        (
            not SECOND_FACTOR_KEYS,
            "SECOND_FACTOR_KEYS is not set: the secrets of authenticator apps would not be encrypted.",
        ),
        (
            not all(map(_is_fernet_key, SECOND_FACTOR_KEYS)),
            "A key in SECOND_FACTOR_KEYS is not a Fernet key.",
        ),
        (
            not env.str("DATABASE_URL", default=""),
            "DATABASE_URL is not set: the embedded database is for demo and development only.",
        ),
        (DEBUG, "DEBUG is on."),
        (DEMO, "DEMO is on."),
        (DEMO_STAFF_WITHOUT_SECOND_FACTOR, "DEMO_STAFF_WITHOUT_SECOND_FACTOR is on."),
        (not ALLOWED_HOSTS, "ALLOWED_HOSTS is not set."),
        (not BASE_URL.startswith("https://"), "BASE_URL must be the site's public https:// address."),
        (
            not env.str("EMAIL_URL", default=""),
            "EMAIL_URL is not set: mail would go to the log, and nobody could sign up.",
        ),
        (
            (PROXY_COUNT > 0) != TRUST_PROXY_HEADERS,
            "TRUST_PROXY_HEADERS and PROXY_COUNT go together: behind a proxy set both, otherwise neither.",
        ),
        (
            SOURCE_WATCH and not SOURCE_WATCH_CONTACT,
            "SOURCE_WATCH is on without SOURCE_WATCH_CONTACT: the sites it visits must be able to complain.",
        ),
    )
    if failed
] + [
    f"CACHES[{name!r}] does not count in the shared table: limits would be forgotten."
    for name in ("default", "limits")
    if CACHES.get(name, {}).get("BACKEND") != COUNTERS["BACKEND"]
]
_refusals += other_sites.refusals()
if _refusals:
    raise ImproperlyConfigured("The portal refuses to start in production: " + " ".join(_refusals))

SECURE_SSL_REDIRECT = True
# Probes of the machine’s own network ask without TLS, and get no more than a state.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers take a cookie of this prefix from this very host alone, over TLS, for all its addresses: no other
# name below the same domain can plant one.
HOST_PREFIX = "__Host-"
SESSION_COOKIE_NAME = HOST_PREFIX + SESSION_COOKIE_NAME
CSRF_COOKIE_NAME = HOST_PREFIX + CSRF_COOKIE_NAME
MESSAGES_COOKIE_NAME = HOST_PREFIX + MESSAGES_COOKIE_NAME
VISITOR_COOKIE_NAME = HOST_PREFIX + VISITOR_COOKIE_NAME
INTERRUPTED_FORM_COOKIE_NAME = HOST_PREFIX + INTERRUPTED_FORM_COOKIE_NAME
DEVICE_COOKIE_NAME = HOST_PREFIX + DEVICE_COOKIE_NAME
STAFF_COOKIE_NAME = HOST_PREFIX + STAFF_COOKIE_NAME
if TRUST_PROXY_HEADERS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
