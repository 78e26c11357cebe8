"""Values as the file writes them, turned into typed ones."""

from collections.abc import Mapping
from typing import Any

from certifications.domain.values import (
    LARGEST_NUMBER,
    CertificationsHeld,
    Money,
    MonthsOf,
    Value,
    ValueRefusedError,
    ValueType,
    format_value,
    parse_value,
)

MONEY_LABELS = {"member": "member", "non_member": "non-member"}


def stated_value(value_type: ValueType, raw: Any) -> Value | None:
    """The typed value, or None when it is not of the type's form, or its text would read back as another."""
    value = _typed(value_type, raw)
    text = "" if value is None else format_value(value)
    if not text or "\0" in text:
        return None
    try:
        return value if parse_value(value_type, text) == value else None
    except ValueRefusedError:
        return None


def _typed(value_type: ValueType, raw: Any) -> Value | None:
    match value_type:
        case ValueType.NUMBER:
            return raw if _is_count(raw) else None
        case ValueType.TEXT:
            return raw.strip() if isinstance(raw, str) and raw.strip() else None
        case ValueType.MONEY:
            return _money(raw)
        case ValueType.MONTHS:
            return _months(raw)
        case ValueType.CERTIFICATIONS:
            return _certifications(raw)


def _is_count(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= LARGEST_NUMBER


def _money(raw: Any) -> tuple[Money, ...] | None:
    parts = raw if isinstance(raw, list) else [raw]
    amounts: list[Money] = []
    for part in parts:
        found = _amounts(part)
        if found is None:
            return None
        amounts.extend(found)
    return tuple(amounts) or None


def _amounts(part: Any) -> list[Money] | None:
    """The amounts of {amount, currency}, {from, to, currency} or {member, non_member, currency}."""
    if not isinstance(part, Mapping) or not isinstance(part.get("currency"), str):
        return None
    currency = part["currency"]
    match {key: value for key, value in part.items() if key != "currency"}:
        case {"amount": amount, **rest} if not rest and _is_count(amount):
            return [Money(amount, currency)]
        case {"amount": amount, "per": ("year" | "month") as per, **rest} if not rest and _is_count(amount):
            return [Money(amount, currency, per=str(per))]
        case {"from": low, "to": high, **rest} if not rest and _is_count(low) and _is_count(high):
            return [Money(low, currency, high)]
        case labelled if labelled and all(
            key in MONEY_LABELS and _is_count(value) for key, value in labelled.items()
        ):
            return [Money(value, currency, None, MONEY_LABELS[key]) for key, value in labelled.items()]
    return None


def _months(raw: Any) -> tuple[MonthsOf, ...] | None:
    if _is_count(raw):
        return (MonthsOf(raw),)
    if isinstance(raw, Mapping) and raw and all(_is_count(value) for value in raw.values()):
        return tuple(MonthsOf(value, str(kind)) for kind, value in raw.items())
    return None


def _certifications(raw: Any) -> CertificationsHeld | None:
    if not isinstance(raw, Mapping) or len(raw) != 1:
        return None
    (how, names), *_ = raw.items()
    if how not in {"any_of", "all_of"} or not isinstance(names, list) or not names:
        return None
    return CertificationsHeld(tuple(str(name) for name in names), any_one=how == "any_of")
