"""Style sheets and scripts as browsers need them: without comments and spare room, hashed, compressed.

`collectstatic` writes them. Minifying is done by tdewolff's minifier, which parses what it shortens.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import minify
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Where a file is read from: its storage, and its name there.
Place = tuple[StaticFilesStorage, str]


class MinifiedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; our own style sheets and scripts are minified before they get their hash.

    Packages bring theirs ready for browsers.
    """

    MEDIA_TYPES: ClassVar[Mapping[str, str]] = {".css": "text/css", ".js": "application/javascript"}

    def post_process(
        self, paths: Mapping[str, Place], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        """Minify, then hash and compress.

        Raises:
            minify.MinifyError: a file cannot be parsed.
        """
        if not dry_run:
            paths = {name: self._minified(name, place) for name, place in paths.items()}
        yield from super().post_process(paths, dry_run, **options)

    def _minified(self, name: str, place: Place) -> Place:
        storage, path = place
        media_type = self.MEDIA_TYPES.get(Path(name).suffix)
        if media_type is None or not _is_ours(Path(storage.path(path))):
            return place
        with storage.open(path) as file:
            text = file.read().decode()
        self.delete(name)
        self._save(name, ContentFile(minify.string(media_type, text).encode()))
        return self, name


def _is_ours(file: Path) -> bool:
    """Whether a file is the project's own. An environment may be inside the project's folder."""
    rooms = ("portal", "certifications", "assessments")
    return any(file.is_relative_to(Path(settings.BASE_DIR) / room) for room in rooms)
