"""Values of facts: the text an editor writes and the typed value it stands for.

One text form for each type, so that a fact is stored, compared and shown as what was written:
36 · "USD 675" · "USD 250 to 2495" · "from GBP 555; about EUR 645" · "member: EUR 170.50 (Austria)" ·
"project 48; programme 84" · free text.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueType(StrEnum):
    """How a field's value is read."""

    NUMBER = "number"
    MONEY = "money"
    MONTHS = "months"
    CERTIFICATIONS = "certifications"
    TEXT = "text"


class Nearness(StrEnum):
    """How an amount stands to the price: the price itself, its least, near it, or above it."""

    EXACTLY = ""
    FROM = "from"
    ABOUT = "about"
    BELOW = "below"


# A whole number of units, or one with two decimals.
Amount = int | Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of a currency, or a range when `up_to` is above `amount`.

    `label` tells amounts of one fact apart: "member", "non-member". `per` is the time it is due for
    again: "year", "month", or empty for once. `aside` says for whom or for what the amount is: a country,
    a plan.
    """

    amount: Amount
    currency: str
    up_to: Amount | None = None
    label: str = ""
    per: str = ""
    nearness: Nearness = Nearness.EXACTLY
    aside: str = ""


@dataclass(frozen=True, slots=True)
class MonthsOf:
    """Months of one kind of experience; `kind` is empty when the field names it."""

    months: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class CertificationsHeld:
    """Certifications that a route asks for: all of them, or any one. Entries are slugs or issuer's names."""

    names: tuple[str, ...]
    any_one: bool


Value = int | str | tuple[Money, ...] | tuple[MonthsOf, ...] | CertificationsHeld

# No fee and no count comes near; a longer row of digits is a slip of the hand.
LARGEST_NUMBER = 999_999_999

_DIGITS = r"[0-9]{1,9}"
_AMOUNT = rf"{_DIGITS}(?:\.[0-9]{{2}})?"
_MONEY = re.compile(
    r"^(?:(?P<label>[a-z][a-z -]*): )?(?:(?P<nearness>from|about|below) )?(?P<currency>[A-Z]{3}) "
    rf"(?P<amount>{_AMOUNT})(?: to (?P<up_to>{_AMOUNT}))?(?: a (?P<per>year|month))?"
    r"(?: \((?P<aside>[^();]+)\))?$"
)
_MONTHS = re.compile(r"^(?:(?P<kind>[a-z][a-z -]*) )?(?P<months>[0-9]{1,9})$")


class ValueRefusedError(ValueError):
    """The text does not stand for a value of its type; the message is a sentence for the editor."""


def parse_value(value_type: ValueType, text: str) -> Value:
    """The typed value of a text.

    Raises:
        ValueRefusedError: the text is not of the type's form.
    """
    text = text.strip()
    if not text:
        raise ValueRefusedError("The value is empty. Leave the fact out when it is not known.")
    match value_type:
        case ValueType.NUMBER:
            return _number(text)
        case ValueType.MONEY:
            return tuple(_money(part) for part in text.split("; "))
        case ValueType.MONTHS:
            return tuple(_months(part) for part in text.split("; "))
        case ValueType.CERTIFICATIONS:
            return _certifications(text)
        case ValueType.TEXT:
            return text


def format_value(value: Value) -> str:
    """The text of a value; `parse_value` of it gives the value back."""
    match value:
        case int():
            return str(value)
        case str():
            return value
        case CertificationsHeld(names, any_one):
            return ("any of: " if any_one else "all of: ") + "; ".join(names)
        case tuple():
            return "; ".join(_format_part(part) for part in value)


def _format_part(part: Money | MonthsOf) -> str:
    if isinstance(part, MonthsOf):
        return f"{part.kind} {part.months}".strip()
    label = f"{part.label}: " if part.label else ""
    nearness = f"{part.nearness} " if part.nearness else ""
    up_to = f" to {part.up_to}" if part.up_to is not None else ""
    per = f" a {part.per}" if part.per else ""
    aside = f" ({part.aside})" if part.aside else ""
    return f"{label}{nearness}{part.currency} {part.amount}{up_to}{per}{aside}"


def _number(text: str) -> int:
    if not re.fullmatch(_DIGITS, text):
        raise ValueRefusedError(f"“{text}” is not a whole number of at most nine digits.")
    return int(text)


def _money(text: str) -> Money:
    match = _MONEY.match(text.strip())
    if match is None:
        raise ValueRefusedError(
            f"“{text}” is not an amount. Write a currency code and an amount, such as “USD 675”, “from GBP "
            "555”, “EUR 577.50 (Austria)” or “member: USD 405; non-member: USD 555”."
        )
    up_to = _amount(match["up_to"]) if match["up_to"] else None
    amount = _amount(match["amount"])
    nearness = Nearness(match["nearness"] or "")
    if up_to is not None and up_to <= amount:
        raise ValueRefusedError(f"“{text}” runs downwards: write the lower amount first.")
    if up_to is not None and nearness:
        raise ValueRefusedError(f"“{text}” is a range already: leave “{nearness}” out.")
    return Money(
        amount,
        match["currency"],
        up_to,
        match["label"] or "",
        match["per"] or "",
        nearness,
        match["aside"] or "",
    )


def _amount(digits: str) -> Amount:
    return Decimal(digits) if "." in digits else int(digits)


def _months(text: str) -> MonthsOf:
    match = _MONTHS.match(text.strip())
    if match is None:
        raise ValueRefusedError(
            f"“{text}” is not a number of months. "
            "Write “36”, or “project 48; programme 84” when kinds differ."
        )
    return MonthsOf(int(match["months"]), match["kind"] or "")


def _certifications(text: str) -> CertificationsHeld:
    how, separator, rest = text.partition(": ")
    names = tuple(name.strip() for name in rest.split(";") if name.strip())
    if not separator or how not in {"any of", "all of"} or not names:
        raise ValueRefusedError(
            "Write “any of: …; …” or “all of: …; …” with certifications between semicolons."
        )
    return CertificationsHeld(names, any_one=how == "any of")
