"""Images, documents, approval and search, as Wagtail has them. Reads nothing of the environment."""

from typing import Any

WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.PortalImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# A camera's picture. Unpacked it takes 100 MB; a file of 15 KB may hold one of a gigabyte.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "portal.editorial.services.publish_approved.publish_approved"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.editorial.search"}}
# No page embeds anything from elsewhere, so the server opens no address that an editor types.
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
# Saved, never opened in place: browsers show no PDF under the policy of files.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
# No format that a browser would run as a page of this site.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
