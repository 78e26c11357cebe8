"""The verdict: in a sentence, for whom, not for whom, and what to look at instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.vocabulary import Service, Stage, Status
from certifications.facts.presenters.advice import AdviceView
from certifications.facts.presenters.alternatives import RivalsView
from certifications.facts.presenters.coverage import sentence
from certifications.queries.advice import AdviceOn, ServedRole
from certifications.wording.judgement_words import STAGE_WORDS
from certifications.wording.own_offer import unranked_words
from portal.shared.components import Link
from portal.shared.words import in_a_sentence, listed

# What fits the box; the sections below have the rest.
MOST_ROLES, MOST_CASES, MOST_RIVALS = 4, 3, 4
# Names with which whom it suits may begin.
_WRITTEN_LARGE = frozenset({"Jira", "Kanban", "Scrum"})
OFFERED = frozenset({Status.ACTIVE, Status.BEING_SUPERSEDED})


@dataclass(frozen=True, slots=True)
class VerdictRival:
    """A rival with what it is better for, in a few words; empty where nobody says."""

    link: Link
    better_if: str


@dataclass(frozen=True, slots=True)
class HeadVerdict:
    """The head's answer. `suits` and `suits_not` are sentences; what nobody judged is empty."""

    words: str
    suits: tuple[str, ...]
    suits_not: tuple[str, ...]
    instead: tuple[VerdictRival, ...]

    @property
    def has_box(self) -> bool:
        """Whether there is more to say than the sentence."""
        return bool(self.suits or self.suits_not or self.instead)


def verdict_view(
    certification: Certification, on: AdviceOn, advice: AdviceView, published: Iterable[Certification]
) -> HeadVerdict:
    """The verdict on a certification; without one of its own, whom it suits takes its place.

    What the publisher has yet to publish about an offer of its own goes before any verdict.
    """
    verdict = unranked_words(certification) or certification.verdict
    suits = (certification.who_it_suits,) if verdict else ()
    offered = {one.url for one in published if one.status in OFFERED}
    return HeadVerdict(
        words=verdict or for_words(certification),
        suits=tuple(map(sentence, filter(None, (*suits, _roles(on))))),
        suits_not=tuple(filter(None, _not_for(certification, advice))),
        instead=_instead(advice.groups, offered),
    )


def for_words(certification: Certification) -> str:
    """Whom it suits, as it stands under a name: “For people who lead projects.” What an issuer says stays."""
    people = certification.who_it_suits
    if not people or people.startswith(("For ", "According to ")):
        return people
    is_name = people.partition(" ")[0] in _WRITTEN_LARGE
    return _("For %(people)s") % {"people": people if is_name else in_a_sentence(people)}


def _roles(on: AdviceOn) -> str:
    """The roles that it serves, the usual choice first; those it serves under conditions are left out."""
    plain = {
        service: [
            _name_of(role)
            for role in on.roles
            if any(one.service is service and not one.when for one in role.services)
        ]
        for service in (Service.USUAL, Service.GOOD)
    }
    names = list(dict.fromkeys((*plain[Service.USUAL], *plain[Service.GOOD])))
    if not names:
        return ""
    return _("Roles it fits: %(roles)s") % {"roles": _some(names)}


def _name_of(role: ServedRole) -> str:
    """A role; where the certification is not for all its stages, with those that it is for."""
    if not role.misfit:
        return role.name
    at = {service.stage for service in role.services if not service.when}
    stages = listed([str(STAGE_WORDS[stage]).lower() for stage in Stage if stage in at])
    return _("%(role)s (%(stages)s)") % {"role": role.name, "stages": stages}


def _some(names: list[str]) -> str:
    shown = "; ".join(names[:MOST_ROLES])
    return shown if len(names) <= MOST_ROLES else _("%(names)s; and others") % {"names": shown}


def _not_for(certification: Certification, advice: AdviceView) -> Iterable[str]:
    yield sentence(certification.who_it_does_not_suit)
    misfits = [misfit.name for misfit in advice.roles.misfits]
    if misfits:
        yield sentence(_("Roles it does not fit: %(roles)s") % {"roles": _some(misfits)})
    for case in advice.outgrown.never_for_holders[:MOST_CASES] if advice.outgrown else ():
        yield sentence(_("People who %(case)s") % {"case": case})


def _instead(groups: Iterable[RivalsView], offered: Collection[str]) -> tuple[VerdictRival, ...]:
    """The rivals of all groups, each once, those of the catalogue first; none that nobody can book."""
    found: dict[str, VerdictRival] = {}
    for group in groups:
        for rival in group.rivals:
            if not rival.is_here and (not rival.link.url or rival.link.url in offered):
                found.setdefault(rival.link.label, VerdictRival(rival.link, rival.best_if))
    return tuple(sorted(found.values(), key=lambda one: not one.link.url))[:MOST_RIVALS]
