"""Ports of the draft: going live and previewing need services and presenters, which stand above tables."""

from collections.abc import Callable
from typing import Any

from portal.shared.ports import Port

# Under GOING_LIVE: takes (assessment, by) and checks the draft's definition; raises ValidationError with a
# sentence a refusal, or returns what makes the version that goes live.
GOING_LIVE = "going live"
going_live: Port[str, Callable[[Any, Any], Callable[[], object]]] = Port("going live")

# Under PREVIEW: what the preview of a draft shows.
PREVIEW = "preview"
draft_previews: Port[str, Callable[[Any], object]] = Port("previews of drafts")
