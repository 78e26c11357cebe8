"""What is wrong with facts, in words for their editor."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from certifications.domain.consistency import ConsistencyRule, DatedStatement, Inconsistency
from certifications.domain.fields import field_of, route_of


def inconsistency_words(found: Inconsistency) -> str:
    """A sentence that names the facts and what to do."""
    return _WORDS[found.rule](found)


def _name(fact: DatedStatement) -> str:
    field, route = field_of(fact.key), route_of(fact.key)
    label = field.label if field else fact.key
    return _("%(label)s of route %(number)d") % {"label": label, "number": route[0]} if route else label


def _twice(found: Inconsistency) -> str:
    return _(
        "“%(name)s” has two values for the same day: %(first)s, and %(second)s. Keep one, give the old one "
        "a last day, or list both under “Where sources disagree”."
    ) % {"name": _name(found.facts[0]), "first": found.facts[0].value, "second": found.facts[1].value}


def _scored_above_all(found: Inconsistency) -> str:
    return _("An exam of %(all)s questions cannot have %(scored)s that are scored.") % {
        "all": found.facts[0].value,
        "scored": found.facts[1].value,
    }


def _months_outside_window(found: Inconsistency) -> str:
    return _("%(months)d months is more than the last %(years)s years have.") % {
        "months": found.found,
        "years": found.facts[1].value,
    }


def _members_pay_more(found: Inconsistency) -> str:
    return _("Members pay more than others: %(values)s. Check the fees.") % {
        "values": "; ".join(f"{_name(fact)} {fact.value}" for fact in reversed(found.facts))
    }


def _length(found: Inconsistency) -> str:
    return _("An exam of %(minutes)d minutes is unusual. Does the source say hours?") % {
        "minutes": found.found
    }


def _training(found: Inconsistency) -> str:
    return _("%(name)s: %(hours)d hours are unusual. Does the source say minutes, or units?") % {
        "name": _name(found.facts[0]),
        "hours": found.found,
    }


def _weights(found: Inconsistency) -> str:
    return _("The weights of the exam’s parts add up to %(total)d%%, not 100%%.") % {"total": found.found}


def _fee_without_cycle(_found: Inconsistency) -> str:
    return _("The page gives a renewal fee but not how often it is due. Add “Renewal every … years”.")


def _not_on_offer(found: Inconsistency) -> str:
    return _(
        "The status says that no one can book it today, but “%(name)s” is in force. Change the "
        "status, or give the fee a first or last day."
    ) % {"name": _name(found.facts[0])}


_WORDS: Mapping[ConsistencyRule, Callable[[Inconsistency], str]] = {
    ConsistencyRule.TWICE: _twice,
    ConsistencyRule.SCORED_ABOVE_ALL: _scored_above_all,
    ConsistencyRule.MONTHS_OUTSIDE_WINDOW: _months_outside_window,
    ConsistencyRule.MEMBERS_PAY_MORE: _members_pay_more,
    ConsistencyRule.LENGTH: _length,
    ConsistencyRule.TRAINING: _training,
    ConsistencyRule.WEIGHTS: _weights,
    ConsistencyRule.FEE_WITHOUT_CYCLE: _fee_without_cycle,
    ConsistencyRule.NOT_ON_OFFER_WITH_BOOKING: _not_on_offer,
}
