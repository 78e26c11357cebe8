"""Other sites that an environment may name: whose scripts may ask the API, and where people sign in.

Both are off unless named. Production refuses what is named by half (`refusals`).
"""

from typing import Any
from urllib.parse import urlsplit

import environ

env = environ.Env()

# Origins whose scripts may read the API in a browser, by an access token: no cookie of ours goes along.
API_CORS_ORIGINS = env.list("API_CORS_ORIGINS", default=[])
CORS_ALLOWED_ORIGINS = API_CORS_ORIGINS
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_HEADERS = (
    *("accept", "accept-language", "attempt-token", "authorization", "content-type"),
    *("idempotency-key", "if-match", "if-none-match"),
)
CORS_EXPOSE_HEADERS = (
    *("Deprecation", "ETag", "Last-Modified", "Link", "Location", "Retry-After", "Sunset"),
    *("RateLimit", "RateLimit-Policy", "X-Request-ID"),
)
CORS_APPS = ["corsheaders"] if API_CORS_ORIGINS else []
# Above the page cache: kept copies carry no header of CORS, and each answer gets those of its own request.
CORS_MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"] if API_CORS_ORIGINS else []

# One provider of OpenID Connect (docs/operations/single-sign-on.md).
OIDC_NAME = env.str("OIDC_NAME", default="")
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", default="")
_OIDC = (OIDC_NAME, OIDC_SERVER_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET)
# Part of the address to which the provider sends people back.
OIDC_PROVIDER_ID = "sso"
SINGLE_SIGN_ON = all(_OIDC)
# Its tables stay when it is switched off, and what they hold about people has still to be shown and erased.
SINGLE_SIGN_ON_APPS = [
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if SINGLE_SIGN_ON else []),
]
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": OIDC_PROVIDER_ID,
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ],
    }
}
# Whoever runs the site named this provider, so an address that it has verified is taken for one that the
# site has verified itself: it finds the account, and stays connected with it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# Its tokens are asked once, and kept nowhere.
SOCIALACCOUNT_STORE_TOKENS = False
# Where forms may lead beside here: the button on the sign-in page redirects to the provider.
FORM_TARGETS = ["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER_URL))] if SINGLE_SIGN_ON else []


def refusals() -> list[str]:
    """Why production must not start with these."""
    halves = any(_OIDC) and not SINGLE_SIGN_ON
    plain = bool(OIDC_SERVER_URL) and not OIDC_SERVER_URL.startswith("https://")
    found = [
        (halves, "OIDC_NAME, OIDC_SERVER_URL, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together."),
        (plain, "OIDC_SERVER_URL must begin with https://."),
        (
            not all(map(_is_origin, API_CORS_ORIGINS)),
            "API_CORS_ORIGINS names something that is no origin, such as https://institute.example.org.",
        ),
    ]
    return [words for failed, words in found if failed]


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme == "https" and bool(parts.hostname) and text == f"https://{parts.netloc}"
