"""What it costs to get: the lowest price that facts state in one currency, for members or for everybody.

The price is that of what is sold: the exam; where no exam has a price of its own, the bundle or the course.
Of a range the lower end counts, and of “below USD 300” the 300. No price is converted.
"""

from collections.abc import Iterable

from certifications.domain.certification import Certification
from certifications.domain.costs import PRICE_KEYS, CostOf
from certifications.domain.facets.declaration import (
    UNKNOWN,
    CatalogueItem,
    Facet,
    FacetOption,
    Family,
    PriceBasis,
    alone,
    listed,
)
from certifications.domain.facts import Fact
from certifications.domain.values import Amount, Money

# Amounts; a price is in every band that reaches up to it.
BANDS = ("200", "300", "500", "1000")
FREE, DEARER, ELSEWHERE = "free", "more", "other"
PRICE = (FREE, *BANDS, DEARER, ELSEWHERE, UNKNOWN)
_ONCE = (CostOf.EXAM, CostOf.BUNDLE, CostOf.COURSE)
_ALL_IN_ALL = "fees.total"
MEMBER = "member"


def price_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """The bands that a certification's price lies in."""
    return listed(PRICE, *_bands(subject.certification, subject.basis))


def price_bands() -> tuple[FacetOption, ...]:
    """The bands, whether something is priced in them or not."""
    return listed(PRICE, *BANDS)


def _bands(certification: Certification, basis: PriceBasis) -> tuple[str, ...]:
    prices = prices_of(certification, basis)
    if not prices:
        return (UNKNOWN,)
    price = prices.get(basis.currency)
    if price is None:
        return (ELSEWHERE,)
    found = tuple(band for band in BANDS if price <= int(band))
    if price == 0:
        return (FREE, *found)
    return found or (DEARER,)


def lowest_price(certification: Certification, basis: PriceBasis) -> Amount | None:
    """The price in the currency asked for; None where no source states one."""
    return prices_of(certification, basis).get(basis.currency)


def prices_of(certification: Certification, basis: PriceBasis) -> dict[str, Amount]:
    """The lowest stated price of what is sold first, by currency; empty where nobody states one."""
    keys = next(
        (
            PRICE_KEYS[of]
            for of in _ONCE
            if _amounts(certification, PRICE_KEYS[of], PriceBasis(is_member=True))
        ),
        (),
    )
    parts = _amounts(certification, keys or (_ALL_IN_ALL,), basis)
    found: dict[str, Amount] = {}
    for part in parts:
        found[part.currency] = min(part.amount, found.get(part.currency, part.amount))
    return found


def currencies_of(certifications: Iterable[Certification]) -> tuple[str, ...]:
    """The currencies in which something is priced; the most common one first."""
    count: dict[str, int] = {}
    for certification in certifications:
        for currency in prices_of(certification, PriceBasis(is_member=True)):
            count[currency] = count.get(currency, 0) + 1
    return tuple(sorted(count, key=lambda currency: (-count[currency], currency)))


def _amounts(certification: Certification, keys: Iterable[str], basis: PriceBasis) -> list[Money]:
    return [
        part
        for key in keys
        for fact in certification.facts_of(key)
        for part in (fact.typed if isinstance(fact.typed, tuple) else ())
        if isinstance(part, Money) and not part.per and (basis.is_member or not _is_for_members(fact, part))
    ]


def _is_for_members(fact: Fact, part: Money) -> bool:
    of_key = fact.key.endswith(MEMBER) and not fact.key.endswith("non_member")
    return of_key or part.label == MEMBER


PRICES: Family = alone(Facet.PRICE, price_options)
