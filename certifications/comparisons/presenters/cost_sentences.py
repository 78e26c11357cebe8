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
from certifications.wording.cost_words import missing_words, sum_words
from certifications.wording.names import with_article
from portal.shared.words import either, listed, sentence_case


def cost_sentences(compared: Sequence[Compared]) -> tuple[str, ...]:
    """Getting, keeping, and both over six years, for people without a membership."""
    cases = [case_of(one.cost, Payer.OTHERS) for one in compared]
    sentences = [_get(compared), _keep(compared, cases), _in_all(compared, cases)]
    return tuple(sentence_case(sentence) for sentence in sentences if sentence)


def _get(compared: Sequence[Compared]) -> str:
    """“The PMP costs USD 425 for members and USD 675 for non-members. The CSM costs USD 500 to 1,500.”"""
    priced = [one for one in compared if any(case.to_get for case in one.cost.cases)]
    if not priced:
        names = either([with_article(one.name) for one in compared])
        return _("We found no price for %(names)s.") % {"names": names}
    by_price: dict[str, list[str]] = {}
    for one in priced:
        by_price.setdefault(_price_to_get(one), []).append(with_article(one.name))
    clauses = [
        ngettext("%(names)s costs %(price)s", "%(names)s each cost %(price)s", len(names))
        % {"names": listed(names), "price": price}
        for price, names in by_price.items()
    ]
    unpriced = [with_article(one.name) for one in compared if one not in priced]
    if unpriced:
        clauses.append(_("we do not know what %(names)s costs") % {"names": either(unpriced)})
    return ". ".join(map(sentence_case, clauses)) + "."


def _price_to_get(one: Compared) -> str:
    """“USD 425 for members and USD 675 for non-members, not counting the course (price unknown)”."""
    by_payer = {case.payer: _at_least(case) for case in one.cost.cases}
    if Payer.MEMBER in by_payer and by_payer[Payer.MEMBER] != by_payer[Payer.OTHERS]:
        words = _("%(member)s for members and %(other)s for non-members") % {
            "member": by_payer[Payer.MEMBER],
            "other": by_payer[Payer.OTHERS],
        }
    else:
        words = next(iter(by_payer.values()))
    missing = dict.fromkeys(of for case in one.cost.cases for of in case.unknown_to_get)
    asides = [missing_words(missing)] if missing else []
    if one.cost.needs_certification:
        asides.append(_("the certification that you need first"))
    return (
        _("%(price)s, not counting %(asides)s") % {"price": words, "asides": listed(asides)}
        if asides
        else words
    )


def _at_least(case: CostCase) -> str:
    price = sum_of(case.to_get)
    return sum_words(price) if any(one.high for one in price.ranges) else _("nothing")


def _keep(compared: Sequence[Compared], cases: Sequence[CostCase]) -> str:
    """Which is cheaper to keep; where that is not known, of which the price is missing."""
    names = [with_article(one.name) for one in compared]
    amounts = list(map(_kept_for, cases))
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
            ) % {"prices": _each(names, amounts)}
        case Ranking.CURRENCIES:
            return _("Over six years, %(prices)s. We do not convert currencies.") % {
                "prices": _each_to_keep(names, amounts)
            }
    return _unknown_to_keep(cheapest, compared, amounts)


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
    return words % {
        "name": names[least],
        "price": costs[least],
        "others": ". ".join(map(sentence_case, against)),
    }


def _unknown_to_keep(cheapest: Cheapest, compared: Sequence[Compared], amounts: Sequence[str]) -> str:
    names = [with_article(one.name) for one in compared]
    missing = [names[place] for place in cheapest.places]
    known = [place for place in range(len(names)) if place not in cheapest.places]
    each = _each_to_keep([names[place] for place in known], [amounts[place] for place in known])
    told = _("Over six years, %(prices)s.") % {"prices": each} if known else ""
    # Nothing is cheaper than nothing.
    if any(amounts[place] == _("nothing") for place in known):
        if any(compared[place].cost.cases[0].payer is Payer.MEMBER for place in known):
            told = _("Over six years and without a membership, %(prices)s.") % {"prices": each}
        return f"{told} {_('We do not know what %(names)s costs to keep.') % {'names': either(missing)}}"
    words = _(
        "We cannot say which is cheaper to keep, because we do not know all the costs of %(names)s."
    ) % {"names": listed(missing)}
    return f"{words} {told}".strip()


def _each_to_keep(names: Sequence[str], amounts: Sequence[str]) -> str:
    """“the CSM costs USD 200 to keep and the PSM I costs nothing to keep”."""
    return listed(
        [
            _("%(name)s costs %(price)s to keep") % {"name": name, "price": price}
            for name, price in zip(names, amounts, strict=True)
        ]
    )


def _to_keep(one: Compared, case: CostCase) -> str:
    if not any(part.high for part in sum_of(case.to_keep).ranges) and one.cost.never_renewed:
        return _("nothing, because it never expires")
    return _kept_for(case)


def _kept_for(case: CostCase) -> str:
    price = sum_of(case.to_keep)
    return sum_words(price) if any(part.high for part in price.ranges) else _("nothing")


def _in_all(compared: Sequence[Compared], cases: Sequence[CostCase]) -> str:
    """“The total over six years is USD 200 for the PSM I and …”; empty where nothing is priced."""
    if not any(case.payments for case in cases):
        return ""
    costs = [_total(case) for case in cases]
    words = _("The total over six years is %(prices)s.") % {
        "prices": _each([with_article(one.name) for one in compared], costs)
    }
    members = [with_article(one.name) for one in compared if one.cost.cases[0].payer is Payer.MEMBER]
    if members:
        words += " " + _("For %(names)s this is the price without a membership.") % {"names": listed(members)}
    dearer = [said for one in compared if (said := _dearer_as_member(one))]
    if dearer:
        words += " " + _("Membership for all six years costs more than it saves: with it, %(prices)s.") % {
            "prices": listed(dearer)
        }
    if any(case.unknown and any(one.high for one in case.total.ranges) for case in cases):
        words += " " + _("“At least” means that part of the price is unknown.")
    return words


def _total(case: CostCase) -> str:
    if case.total.is_empty:
        return _("unknown")
    if case.unknown and not any(one.high for one in case.total.ranges):
        return _("nothing to get and an unknown sum to keep")
    return sum_words(case.total, is_least=bool(case.unknown))


def _dearer_as_member(one: Compared) -> str:
    """“the PMP comes to at least USD 1,469”, where a member pays more over the years despite lower fees."""
    member, other = case_of(one.cost, Payer.MEMBER), case_of(one.cost, Payer.OTHERS)
    if member is other or member.unknown != other.unknown:
        return ""
    more = any(
        mine.low > others.high
        for mine in member.total.ranges
        for others in other.total.ranges
        if mine.currency == others.currency
    )
    if not more:
        return ""
    total = sum_words(member.total, is_least=bool(member.unknown))
    return _("%(name)s comes to %(total)s") % {"name": with_article(one.name), "total": total}


def _each(names: Sequence[str], costs: Sequence[str]) -> str:
    """“USD 150 for the PMP and GBP 300 for PRINCE2 Practitioner”."""
    parts = zip(names, costs, strict=True)
    return listed([_("%(cost)s for %(name)s") % {"cost": cost, "name": name} for name, cost in parts])
