"""Beside Django's own: a moment always names its zone, “30 November 2026, 09:00 UTC”."""

DATETIME_FORMAT = "j F Y, H:i T"
