"""Cells that no spreadsheet takes for a formula.

A spreadsheet runs a cell whose text begins with one of a few characters, also after white space that it
strips (OWASP, "CSV Injection"). Such text gets an apostrophe before it, which spreadsheets show as text.
Text that begins with an apostrophe gets one too, so that taking one away always gives back what was there.
"""

import re

GUARD = "'"

# The fullwidth forms of =, +, - and @ are read as their ASCII twins.
_LIVE_STARTS = re.escape("=+-@|%") + "\uff1d\uff0b\uff0d\uff20"
# White space and marks without width that may stand before one.
_PASSED_OVER = r"\s" + "\u00a0\u200b\ufeff"

# Read alike by Python and PostgreSQL.
LIVE_PATTERN = f"^([{_PASSED_OVER}]*[{_LIVE_STARTS}]|[\t\r\n]|{GUARD})"

_LIVE = re.compile(LIVE_PATTERN)


def guarded(text: str) -> str:
    """The text as a cell that stays text."""
    return GUARD + text if _LIVE.match(text) else text


def unguarded(cell: str) -> str:
    """What a guarded cell stands for; text without a guard is itself."""
    return cell.removeprefix(GUARD)
