"""Content security policies: a strict one for public and learner pages, named ones for the Wagtail admin."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

# Nothing inline, nothing from elsewhere.
PUBLIC: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Wagtail's editor writes style attributes and inline scripts of its own (Draftail, choosers, previews in
# a frame), so the admin cannot have the strict policy. It still loads nothing from elsewhere.
ADMIN: dict[str, Any] = {
    **PUBLIC["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}

# What an editor previews runs under the policy of its readers, in a frame of the admin.
PREVIEW: dict[str, Any] = {"frame-ancestors": [SELF]}
