"""Values of facts as readers read them: amounts, numbers with units, durations, certifications by name.

Part of the door: a plan says a fact as the page of its certification does.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.costs import Range
from certifications.domain.education import Education
from certifications.domain.facts import Fact
from certifications.domain.fields import field_of
from certifications.domain.statements import EXTERNAL
from certifications.domain.values import (
    CertificationsHeld,
    Money,
    MonthsOf,
    Nearness,
    Value,
    ValueRefusedError,
    ValueType,
    parse_value,
)
from certifications.domain.vocabulary import ExperienceKind
from portal.shared.words import either, listed, number_words

# Names of certifications by slug.
Names = Mapping[str, str]

# Notes that are part of a number: without them it would say too much.
AT_MOST = frozenset({"at most", "up to"})
MINUTES_OF_AN_HOUR = 60
# Units of experience and training: none of them is said as such, not as a number.
TIMES = frozenset({"hours", "months"})

_NAMED = re.compile(r"^(?P<slug>[a-z0-9-]+)(?: \((?P<aside>[^)]*)\))?(?P<rest> .*)?$")
_OPEN_PERCENT = re.compile(r"(?<=\d)\s+%")


def value_words(fact: Fact, names: Names, *, in_hours: bool = True) -> str:
    """A fact's value in words; minutes are said in hours too, unless there is no room for both."""
    words = typed_words(fact.typed, fact.unit, fact.value, names, in_hours=in_hours)
    is_number = isinstance(fact.typed, int) and (fact.typed or fact.unit not in TIMES)
    return _("at most %(value)s") % {"value": words} if is_number and fact.note in AT_MOST else words


def typed_words(typed: Value, unit: str, text: str, names: Names, *, in_hours: bool = True) -> str:
    """A value in words. `text` is what it stands for as an editor wrote it, without the unit."""
    match typed:
        case 0 if unit in TIMES:
            return _("none")
        case int():
            return counted(typed, unit) if in_hours else with_unit(typed, unit)
        case CertificationsHeld():
            return held_words(typed, names)
        case tuple():
            return parts_words(typed)
        case _:
            return percent_closed(text)


def percent_closed(text: str) -> str:
    """Percentages as this site writes them, “85%”, whatever the source does."""
    return _OPEN_PERCENT.sub("%", text)


def stated_value_words(key: str, stated: str, names: Names) -> str:
    """A value as its source has it, certifications by name; what is of no form any more stays as it is."""
    field = field_of(key)
    if field is None or field.value_type is not ValueType.CERTIFICATIONS:
        return stated
    try:
        held = parse_value(field.value_type, stated)
    except ValueRefusedError:
        return stated
    return held_words(held, names) if isinstance(held, CertificationsHeld) else stated


def parts_words(parts: Sequence[Money | MonthsOf]) -> str:
    """Amounts, or months of several kinds."""
    money = [part for part in parts if isinstance(part, Money)]
    if money:
        return amounts_words(money)
    months = [part for part in parts if isinstance(part, MonthsOf) and part.months]
    said = [
        _("%(months)s of %(kind)s experience") % {"months": counted(part.months, "months"), "kind": part.kind}
        if part.kind
        else counted(part.months, "months")
        for part in months
    ]
    return listed(said) or _("none")


def amounts_words(amounts: Sequence[Money]) -> str:
    """Amounts of one fact: “USD 675”, “GBP 295 or USD 395”, “USD 60 for members, USD 150 for non-members”."""
    if any(amount.label for amount in amounts):
        return ", ".join(_labelled(part) for part in amounts)
    return alternatives_words(amounts, [amount_words(one, is_listed=len(amounts) > 1) for one in amounts])


def _labelled(amount: Money) -> str:
    known = {"member": _("%(amount)s for members"), "non-member": _("%(amount)s for non-members")}
    words = amount_words(amount)
    return known[amount.label] % {"amount": words} if amount.label in known else f"{amount.label} {words}"


def alternatives_words(amounts: Sequence[Money | Range], words: Sequence[str]) -> str:
    """Amounts to choose from. Beside “GBP 555 or more” a comma keeps the “or” of the list apart."""
    if len(words) == 1 or not any(one.nearness is Nearness.FROM for one in amounts):
        return either(words)
    return _("%(first)s, or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def ranges_words(ranges: Sequence[Range]) -> str:
    """Ranges to choose from: “GBP 555 or more, or USD 645 to 750”."""
    return alternatives_words(ranges, [range_words(one, is_listed=len(ranges) > 1) for one in ranges])


def amount_words(amount: Money, *, is_listed: bool = False) -> str:
    """One amount: “USD 250 to 2,495”, “from GBP 555”, “USD 50 a year”, “EUR 484 (Austria)”, “no fee”."""
    high = amount.amount if amount.up_to is None else amount.up_to
    words = range_words(Range(amount.currency, amount.amount, high, amount.nearness), is_listed=is_listed)
    per = {"year": _("%(amount)s a year"), "month": _("%(amount)s a month")}.get(amount.per, "%(amount)s")
    if high:
        words = per % {"amount": words}
    return f"{words} ({amount.aside})" if amount.aside else words


def range_words(stated: Range, *, is_listed: bool = False) -> str:
    """An amount, or from where to where. In a list “from” would be read with all that follows it."""
    if stated.high == 0:
        return _("no fee")
    values = {
        "currency": stated.currency,
        "low": number_words(stated.low),
        "high": number_words(stated.high),
    }
    is_range = stated.low != stated.high
    match stated.nearness:
        case Nearness.FROM if is_range:
            return _("%(currency)s %(low)s to %(high)s and more") % values
        case Nearness.FROM:
            return (
                _("%(currency)s %(low)s or more") if is_listed else _("from %(currency)s %(low)s")
            ) % values
        case Nearness.BELOW:
            return _("under %(currency)s %(high)s") % values
        case Nearness.ABOUT:
            return (
                _("about %(currency)s %(low)s to %(high)s") if is_range else _("about %(currency)s %(low)s")
            ) % values
        case Nearness.EXACTLY:
            return (_("%(currency)s %(low)s to %(high)s") if is_range else "%(currency)s %(low)s") % values


def counted(number: int, unit: str) -> str:
    """A number with its unit; an hour's worth of minutes is said in hours too."""
    words = with_unit(number, unit)
    if unit != "minutes" or number < MINUTES_OF_AN_HOUR:
        return words
    hours, minutes = divmod(number, MINUTES_OF_AN_HOUR)
    parts = [with_unit(hours, "hours")] + ([with_unit(minutes, "minutes")] if minutes else [])
    return f"{words} ({' '.join(parts)})"


def with_unit(number: int, unit: str) -> str:
    """A number and the word for what it counts, in the right form."""
    words = _UNITS.get(unit)
    number_text = number_words(number)
    return words(number) % {"n": number_text} if words else f"{number_text} {unit}".strip()


_UNITS: dict[str, Callable[[int], str]] = {
    "hours": lambda n: ngettext("%(n)s hour", "%(n)s hours", n),
    "marks": lambda n: ngettext("%(n)s mark", "%(n)s marks", n),
    "minutes": lambda n: ngettext("%(n)s minute", "%(n)s minutes", n),
    "months": lambda n: ngettext("%(n)s month", "%(n)s months", n),
    "points": lambda n: ngettext("%(n)s point", "%(n)s points", n),
    "questions": lambda n: ngettext("%(n)s question", "%(n)s questions", n),
    "years": lambda n: ngettext("%(n)s year", "%(n)s years", n),
}


def education_words(level: int) -> str:
    """What a level of education asks for, “a four-year degree”; empty where it is none or unknown."""
    known = {
        Education.SECONDARY: _("a secondary-school diploma"),
        Education.ASSOCIATE: _("an associate degree"),
        Education.BACHELOR: _("a four-year degree"),
        Education.ACCREDITED_DEGREE: _("a degree accredited by PMI’s Global Accreditation Center (GAC)"),
        Education.MASTER: _("a master’s degree"),
    }
    return known.get(Education(level), "")


def experience_words(kind: str) -> str:
    """What months of a kind are spent with, “leading projects”; other kinds are named as the source does."""
    known: dict[str, str] = {
        ExperienceKind.PROJECT: _("leading projects"),
        ExperienceKind.PROJECT_WORK: _("working in projects"),
        ExperienceKind.COMPLEX_PROJECT: _("leading complex projects"),
        ExperienceKind.PROGRAMME: _("leading programmes"),
        ExperienceKind.PORTFOLIO: _("managing portfolios"),
        ExperienceKind.AGILE: _("working in agile teams"),
        ExperienceKind.SCRUM_MASTER: _("working as a Scrum Master"),
        ExperienceKind.PRODUCT_OWNER: _("working as a product owner"),
        ExperienceKind.ANALYSIS: _("business analysis"),
        ExperienceKind.RISK: _("managing risks"),
        ExperienceKind.SCHEDULING: _("scheduling projects"),
        ExperienceKind.IMPROVEMENT: _("improving processes"),
        ExperienceKind.MANAGEMENT: _("managing people"),
        ExperienceKind.BUSINESS: _("professional work"),
        ExperienceKind.OPERATIONS: _("running operations"),
    }
    return known.get(kind, kind or _("experience"))


def held_words(held: CertificationsHeld, names: Names) -> str:
    """Certifications that must be held: all, or one of them."""
    known = [held_name(name, names) for name in held.names]
    if held.any_one and len(known) > 1:
        return _("one of these: %(names)s") % {"names": "; ".join(known)}
    return listed(known)


def held_name(name: str, names: Names) -> str:
    """A certification's name for its slug, with what stands behind it; other names stay as they are."""
    match = _NAMED.match(name)
    title = names.get(match["slug"]) if match else None
    if match is None or title is None:
        return name.removeprefix(EXTERNAL)
    aside, rest = match["aside"], match["rest"] or ""
    if aside and rest:
        return f"{title.partition(' (')[0]} ({aside}){rest}"
    return (f"{title} ({aside})" if aside and not title.endswith(")") else title) + rest
