"""Addresses of rooms that may be absent."""

from django.urls import NoReverseMatch, reverse


def optional_url(name: str, *args: object) -> str:
    """The address of a named view, or an empty text when the app that has it is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
