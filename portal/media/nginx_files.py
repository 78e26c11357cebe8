"""Leaves it to nginx to send a document, once the portal has said that it may be read (SENDFILE_BACKEND)."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class FileByNginx(HttpResponse):
    """An answer whose file nginx adds; its length is the file's, so that ours is not told."""

    def __setitem__(self, header: str, value: str | bytes | int) -> None:
        if header.lower() not in {"content-length", "content-encoding"}:
            super().__setitem__(header, value)


def sendfile(_request: HttpRequest, filename: str, **_options: object) -> HttpResponse:
    """The answer to a request for a file under MEDIA_ROOT.

    Raises:
        ValueError: the file is elsewhere.
    """
    inside = Path(filename).resolve().relative_to(Path(settings.MEDIA_ROOT).resolve())
    return FileByNginx(headers={"X-Accel-Redirect": quote(f"{settings.MEDIA_URL}{inside.as_posix()}")})
