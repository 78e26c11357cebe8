"""What a repository must not hold: keys, and traces of the machine or of unfinished work.

Pure: text in, sentences out. The patterns are written so that they do not match themselves.
"""

import re
from collections.abc import Iterator, Mapping

_SECRETS: Mapping[str, re.Pattern[str]] = {
    "a private key": re.compile(r"-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}"),
    "a cloud access key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a forge token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20})"),
    "a chat token": re.compile(r"\bxox[abprs]-[\w-]{10,}"),
    "a payment key": re.compile(r"\b[sr]k_live_\w{16,}"),
    "a password in an address": re.compile(r"\b\w+://[^\s:/@]+:(?![{$<])[^\s/@{}<>$]{12,}@"),
}
# A long value of mixed letters and digits given to a name that speaks of secrets.
_ASSIGNED = re.compile(
    r"(?i)\b\w*(?:secret|passw(?:or)?d|token|api_?key)\w*[\"']?\s*[:=]\s*[\"']?(?P<value>[A-Za-z0-9+/_=-]{20,})"
)
_TRACES: Mapping[str, re.Pattern[str]] = {
    "unfinished work": re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b"),
    "a path of somebody's machine": re.compile(r"(?<![\w./:-])/(?:work|root|Users|home)/[\w.]"),
}
SECRET_FILE = re.compile(r"(?:^|/)(?:\.env(?:\..*)?|id_[a-z0-9]+|.*\.(?:pem|key|p12|pfx|kdbx))$")


def secrets(text: str) -> list[str]:
    """Sentences naming the line of everything that looks like a key."""
    found = [f"line {line}: {what}" for line, what in _matches(text, _SECRETS)]
    for number, line in enumerate(text.splitlines(), start=1):
        found += [
            f"line {number}: a secret value" for match in _ASSIGNED.finditer(line) if _random(match["value"])
        ]
    return found


def traces(text: str) -> list[str]:
    """Sentences naming the line of marks of unfinished work and of paths of one machine."""
    return [f"line {line}: {what}" for line, what in _matches(text, _TRACES)]


def _matches(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, str]]:
    for what, pattern in patterns.items():
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, what


def _random(value: str) -> bool:
    """Whether a value looks generated: small and capital letters and digits, many of them different."""
    kinds = (str.islower, str.isupper, str.isdigit)
    return all(any(map(kind, value)) for kind in kinds) and len(set(value)) >= 12
