"""Values as the file writes them, turned into typed ones."""

from collections.abc import Iterable
from typing import Any, Literal

from certifications.domain.fields import FactField
from certifications.domain.values import Value, ValueRefusedError, ValueType, parse_value

MONEY_LABELS = {"member": "member", "non_member": "non-member"}
# What may be said of an amount beside it, each a remark of its own.
ASIDES = ("country", "plan", "what")


# How a file writes the values of each type, for its schema.
_WRITTEN: dict[ValueType, Any] = {
    ValueType.TEXT: str,
    ValueType.NUMBER: int,
    ValueType.MONTHS: int | dict[str, int],
    ValueType.MONEY: dict[str, Any] | list[dict[str, Any]],
    ValueType.CERTIFICATIONS: dict[Literal["any_of", "all_of"], list[str]],
}


def written_as(field: FactField) -> Any:
    """The type of what a file may hold as the value of a field."""
    # The price of an exam is often said in words alone.
    return _WRITTEN[field.value_type] | str if field.key == "fees.exam" else _WRITTEN[field.value_type]


def stated_value(field: FactField, raw: Any) -> Value:
    """The typed value that a field takes.

    Raises:
        ValueError: it is not of the field's form; a sentence for the file's problems.
    """
    try:
        return parse_value(field.value_type, _text(field.value_type, raw))
    except ValueRefusedError as refusal:
        sentence = f"“{raw}” is not of the form that {field.label.lower()} takes."
        raise ValueError(sentence) from refusal


def _text(value_type: ValueType, raw: Any) -> str:
    """The value as an editor would write it; empty when it is not of the type's form."""
    text = ""
    match value_type, raw:
        case _, bool():
            pass
        case ValueType.TEXT, str() if "\0" not in raw:
            text = raw
        case ((ValueType.NUMBER | ValueType.MONTHS), int()):
            text = str(raw)
        case ValueType.MONTHS, dict():
            text = _joined(f"{kind} {months}" for kind, months in raw.items())
        case ValueType.MONEY, (dict() | list()):
            amounts = raw if isinstance(raw, list) else [raw]
            text = _joined(part for amount in amounts for part in _money(amount))
        case ValueType.CERTIFICATIONS, {"any_of": list(names), **rest} if not rest:
            text = f"any of: {_joined(map(str, names))}"
        case ValueType.CERTIFICATIONS, {"all_of": list(names), **rest} if not rest:
            text = f"all of: {_joined(map(str, names))}"
    return text


def _money(raw: Any) -> tuple[str, ...]:
    """The amounts of one mapping as an editor would write them; an empty text when it is of no known form."""
    left = dict(raw) if isinstance(raw, dict) else {}
    aside = ", ".join(str(left.pop(key)) for key in ASIDES if key in left)
    behind = (f" a {left.pop('per')}" if "per" in left else "") + (f" ({aside})" if aside else "")
    nearness = "about " if left.pop("about", False) is True else ""
    currency = left.pop("currency", "")
    stated = {str(key): f"{currency} {_digits(amount)}{behind}" for key, amount in left.items()}
    match stated:
        case {"amount": amount, **rest} if not rest:
            return (f"{nearness}{amount}",)
        case {"from": _, "to": high, **rest} if not rest and not nearness:
            return (f"{currency} {_digits(left['from'])} to {high.removeprefix(f'{currency} ')}",)
        case {"from": low, **rest} if not rest and not nearness:
            return (f"from {low}",)
        case {"under": high, **rest} if not rest and not nearness:
            return (f"below {high}",)
        case _ if stated and stated.keys() <= MONEY_LABELS.keys() and not nearness:
            return tuple(f"{MONEY_LABELS[key]}: {amount}" for key, amount in stated.items())
    return ("",)


def _digits(amount: object) -> str:
    """An amount as an editor writes it: whole, or with two decimals."""
    if isinstance(amount, float):
        return str(int(amount)) if amount.is_integer() else f"{amount:.2f}"
    return str(amount)


def _joined(parts: Iterable[str]) -> str:
    """The parts between semicolons; empty when one is empty, or would read as several."""
    found = [part.strip() for part in parts]
    return "; ".join(found) if all(found) and not any(";" in part or "\0" in part for part in found) else ""
