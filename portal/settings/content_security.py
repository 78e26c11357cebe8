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


def with_forms_to(targets: list[str]) -> dict[str, Any]:
    """The strict policy, where forms may also lead to these origins."""
    directives = PUBLIC["DIRECTIVES"]
    return {"DIRECTIVES": {**directives, "form-action": [*directives["form-action"], *targets]}}


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

# A file opened by itself, uploaded or one of ours: it runs nothing, loads nothing, and is of no origin.
FILE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"


def on_static_file(headers: Any, _path: str, _url: str) -> None:
    """Give a static file its policy; they are served before the middleware that does it for pages."""
    headers["Content-Security-Policy"] = FILE


# The map by itself (certifications/field_map): any site may put it into a frame of its own.
FRAMED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)

# A comparison by itself (certifications/comparisons): the same, and no script at all.
FRAMED_STILL = FRAMED.replace("script-src 'self'; ", "")


def drawing(digest: str) -> str:
    """The policy of an SVG file with one style element, by the SHA-256 of its text in base64."""
    own = f"style-src 'sha256-{digest}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


# What an editor previews runs under the policy of its readers, in a frame of the admin.
PREVIEW: dict[str, Any] = {"frame-ancestors": [SELF]}
