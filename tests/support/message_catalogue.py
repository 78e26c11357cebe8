"""Small translations for tests: a compiled catalogue, as GNU gettext writes it."""

import struct
from collections.abc import Mapping
from pathlib import Path

_MAGIC = 0x950412DE
_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def write_catalogue(folder: Path, language: str, words: Mapping[str, str]) -> None:
    """Write translations into a folder of LOCALE_PATHS; `language` is that of the folder, such as “de”.

    Singular and plural stand in one text with a null character between them.
    """
    entries = sorted({"": _HEAD, **words}.items())
    offset = 7 * 4
    texts, places = b"", []
    start = offset + 2 * 8 * len(entries)
    for column in (0, 1):
        for entry in entries:
            raw = entry[column].encode()
            places.append(struct.pack("<II", len(raw), start + len(texts)))
            texts += raw + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(entries), offset, offset + 8 * len(entries), 0, offset)
    target = folder / language / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "django.mo").write_bytes(head + b"".join(places) + texts)
