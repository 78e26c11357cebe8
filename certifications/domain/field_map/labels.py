"""Names on as many lines as a box has room for, by how wide letters usually are."""

import re

# Widths of letters in sans-serif type, in parts of the size; what is not here is as wide as a capital.
_WIDTHS = (
    ("ijl.,:;'|!I", 0.28),
    (" -/()", 0.34),
    ("ftr", 0.34),
    ("abcdeghknopqsuvxyzJ0123456789", 0.56),
    ("mMW", 0.86),
    ("w", 0.74),
)
_CAPITAL = 0.7
_BREAKS = re.compile(r"[^\s/-]+[/-]?|[/-]")


def width_of(text: str, size: float) -> float:
    """About how wide a text is, in the units of `size`."""
    return size * sum(next((width for letters, width in _WIDTHS if one in letters), _CAPITAL) for one in text)


def lines_of(text: str, room: float, size: float, most: int = 2) -> tuple[str, ...]:
    """A text on lines that fit, broken after spaces, hyphens and strokes; what does not fit is cut."""
    if width_of(text, size) <= room:
        return (text,)
    lines: list[str] = []
    for word, gap in _words(text):
        joined = f"{lines[-1]}{gap}{word}" if lines else word
        if lines and width_of(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    kept = lines[:most] or [""]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]}…"
    return tuple(_cut(line, room, size) for line in kept)


def _words(text: str) -> list[tuple[str, str]]:
    """Each word, and what stands between it and the one before."""
    found, end = [], 0
    for match in _BREAKS.finditer(text):
        found.append((match.group(), " " if match.start() > end else ""))
        end = match.end()
    return found


def _cut(line: str, room: float, size: float) -> str:
    while width_of(line, size) > room and len(line) > 2:
        line = line.rstrip("…")[:-1] + "…"
    return line
