"""What costs less to get, to keep and in all, in sentences; where the facts do not decide it, why not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.comparisons.presenters.compared import Compared
from certifications.domain.cost_comparison import (
    Cheapest,
    Ranking,
    case_of,
    cheapest_to_keep,
)
from certifications.domain.cost_over_time import CostCase
from certifications.domain.payments import Payer, sum_of
from certifications.wording.cost_words import PAID_FOR, sum_words
from portal.shared.words import either, listed, sentence_case


def cost_sentences(compared: Sequence[Compared]) -> tuple[str, ...]:
    """Getting, keeping, and both over six years, for people without a membership."""
    cases = [case_of(one.cost, Payer.OTHERS) for one in compared]
    sentences = [_get(compared), _keep(compared, cases), _in_all(compared, cases)]
    return tuple(sentence for sentence in sentences if sentence)


def _get(compared: Sequence[Compared]) -> str:
    """“PMP costs USD 425 for members and USD 675 for others to get. CSM costs USD 500 to 1,500 to get.”"""
    priced = [one for one in compared if any(case.to_get for case in one.cost.cases)]
    if not priced:
        return _("We found no price for %(names)s.") % {"names": either([one.name for one in compared])}
    by_price: dict[str, list[str]] = {}
    for one in priced:
        by_price.setdefault(_price_to_get(one), []).append(one.name)
    clauses = [
        ngettext("%(names)s costs %(price)s", "%(names)s each cost %(price)s", len(names))
        % {"names": listed(names), "price": price}
        for price, names in by_price.items()
    ]
    unpriced = [one.name for one in compared if one not in priced]
    if unpriced:
        clauses.append(_("we do not know what %(names)s costs") % {"names": either(unpriced)})
    return ". ".join(map(sentence_case, clauses)) + "."


def _price_to_get(one: Compared) -> str:
    """“USD 425 for members and USD 675 for others to get, not counting the course (price unknown)”."""
    by_payer = {case.payer: _at_least(case) for case in one.cost.cases}
    if Payer.MEMBER in by_payer and by_payer[Payer.MEMBER] != by_payer[Payer.OTHERS]:
        words = _("%(member)s for members and %(other)s for others to get") % {
            "member": by_payer[Payer.MEMBER],
            "other": by_payer[Payer.OTHERS],
        }
    else:
        words = _("%(price)s to get") % {"price": next(iter(by_payer.values()))}
    missing = dict.fromkeys(str(PAID_FOR[of]) for case in one.cost.cases for of in case.unknown_to_get)
    asides = [_missing_words(list(missing))] if missing else []
    if one.cost.needs_certification:
        asides.append(_("the certification that you need first"))
    return (
        _("%(price)s, not counting %(asides)s") % {"price": words, "asides": listed(asides)}
        if asides
        else words
    )


def _missing_words(names: Sequence[str]) -> str:
    things = [_("the %(name)s") % {"name": name} for name in names]
    return ngettext("%(things)s (price unknown)", "%(things)s (prices unknown)", len(things)) % {
        "things": listed(things)
    }


def _at_least(case: CostCase) -> str:
    price = sum_of(case.to_get)
    return sum_words(price) if any(one.high for one in price.ranges) else _("nothing")


def _keep(compared: Sequence[Compared], cases: Sequence[CostCase]) -> str:
    """Which is cheaper to keep; where that is not known, of which the price is missing."""
    names = [one.name for one in compared]
    costs = [_to_keep(one, case) for one, case in zip(compared, cases, strict=True)]
    cheapest = cheapest_to_keep(cases)
    match cheapest.ranking:
        case Ranking.CHEAPEST:
            return _cheapest_to_keep(cheapest, names, costs)
        case Ranking.SAME:
            values = {"names": listed(names), "price": costs[0]}
            return _("%(names)s cost the same to keep over six years: %(price)s.") % values
        case Ranking.OVERLAP:
            return _(
                "Which is cheaper to keep for six years depends on the price that you get: %(prices)s."
            ) % {"prices": _each(names, costs)}
        case Ranking.CURRENCIES:
            return _("To keep over six years: %(prices)s. We do not convert currencies.") % {
                "prices": _each(names, costs)
            }
    return _unknown_to_keep(cheapest, names, costs)


def _cheapest_to_keep(cheapest: Cheapest, names: Sequence[str], costs: Sequence[str]) -> str:
    least = cheapest.places[0]
    others = [place for place in range(len(names)) if place != least]
    words = ngettext(
        "%(name)s is cheaper to keep over six years: it costs %(price)s. %(others)s.",
        "%(name)s is the cheapest to keep over six years: it costs %(price)s. %(others)s.",
        len(others),
    )
    against = [
        _("%(name)s costs %(price)s") % {"name": names[place], "price": costs[place]} for place in others
    ]
    return words % {"name": names[least], "price": costs[least], "others": ". ".join(against)}


def _unknown_to_keep(cheapest: Cheapest, names: Sequence[str], costs: Sequence[str]) -> str:
    missing = [names[place] for place in cheapest.places]
    words = _("We cannot say which is cheaper to keep, because we do not know all costs of %(names)s.") % {
        "names": listed(missing)
    }
    known = [place for place in range(len(names)) if place not in cheapest.places]
    if not known:
        return words
    each = _each([names[place] for place in known], [costs[place] for place in known])
    return f"{words} {_('Over six years: %(prices)s.') % {'prices': each}}"


def _to_keep(one: Compared, case: CostCase) -> str:
    price = sum_of(case.to_keep)
    if any(part.high for part in price.ranges):
        return sum_words(price)
    return _("nothing, because it never expires") if one.cost.never_renewed else _("nothing")


def _in_all(compared: Sequence[Compared], cases: Sequence[CostCase]) -> str:
    """“In all over six years: PSM I USD 200; CSM USD 700 to 1,700.”; empty where nothing is priced."""
    if not any(case.payments for case in cases):
        return ""
    costs = [_total(case) for case in cases]
    words = _("In all, over six years: %(prices)s.") % {
        "prices": _each([one.name for one in compared], costs)
    }
    members = [one.name for one in compared if one.cost.cases[0].payer is Payer.MEMBER]
    if members:
        words += " " + _("For %(names)s this is the price without a membership.") % {"names": listed(members)}
    dearer = [said for one in compared if (said := _dearer_as_member(one))]
    if dearer:
        words += " " + _("A membership in all six years costs more than it saves: %(prices)s.") % {
            "prices": "; ".join(dearer)
        }
    if any(case.unknown and any(one.high for one in case.total.ranges) for case in cases):
        words += " " + _("“At least” means that a part of the price is unknown.")
    return words


def _total(case: CostCase) -> str:
    if case.total.is_empty:
        return _("unknown")
    if case.unknown and not any(one.high for one in case.total.ranges):
        return _("free to get, the rest unknown")
    return sum_words(case.total, is_least=bool(case.unknown))


def _dearer_as_member(one: Compared) -> str:
    """“PMP at least USD 1,469”, where a member pays more over the years in spite of lower fees."""
    member, other = case_of(one.cost, Payer.MEMBER), case_of(one.cost, Payer.OTHERS)
    if member is other or member.unknown != other.unknown:
        return ""
    more = any(
        mine.low > others.high
        for mine in member.total.ranges
        for others in other.total.ranges
        if mine.currency == others.currency
    )
    return f"{one.name} {sum_words(member.total, is_least=bool(member.unknown))}" if more else ""


def _each(names: Sequence[str], costs: Sequence[str]) -> str:
    return "; ".join(f"{name} {cost}" for name, cost in zip(names, costs, strict=True))
