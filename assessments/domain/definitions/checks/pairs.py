"""Pairs as an exchange."""

from collections.abc import Iterable, Sequence


def exchange_of(pairs: Iterable[Sequence[str]]) -> dict[str, str]:
    """Where each named key goes; applying it twice leads back."""
    exchange: dict[str, str] = {}
    for first, second in pairs:
        exchange[first] = second
        exchange[second] = first
    return exchange
