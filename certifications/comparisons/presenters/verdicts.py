"""“Take this one if …”: what editors judged, with who judged it. Nothing here is worked out from facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.comparisons.presenters.compared import Compared
from certifications.domain.advice import AlternativeGroup
from certifications.domain.certification import is_bookable
from certifications.domain.vocabulary import Status
from certifications.facts.presenters.coverage import judged_words
from certifications.facts.presenters.roles import judged_by
from certifications.wording.names import with_article
from portal.shared.words import sentence_case


@dataclass(frozen=True, slots=True)
class ComparedVerdict:
    """When to take one of them. `verdict` is that of its page; `own_offer` marks the publisher's own."""

    head: str
    words: str
    verdict: str
    caution: str
    url: str
    name: str
    own_offer: bool
    judged: str


@dataclass(frozen=True, slots=True)
class ComparedVerdicts:
    """All verdicts, and what to take where nothing else decides. `judged` is who judged the group."""

    verdicts: tuple[ComparedVerdict, ...]
    why: str
    default: str
    unless: tuple[str, ...]
    judged: tuple[str, ...]


def verdicts_view(compared: Sequence[Compared], groups: Sequence[AlternativeGroup]) -> ComparedVerdicts:
    """Verdicts from the group of alternatives that most of them belong to, else from whom each suits."""
    slugs = {one.certification.slug for one in compared}
    group = max(groups, key=lambda item: len(_best_if(item, slugs)), default=None)
    shared = _best_if(group, slugs) if group else {}
    if group is None or len(shared) < 2:
        return ComparedVerdicts(tuple(_verdict(one, "", "") for one in compared), "", "", (), ())
    default, unless = _default(group, slugs, compared)
    cautions = {member.certification.slug: member.caution for member in group.members}
    return ComparedVerdicts(
        verdicts=tuple(
            _verdict(one, shared.get(one.certification.slug, ""), cautions.get(one.certification.slug, ""))
            for one in compared
        ),
        why=group.why_rivals,
        default=default,
        unless=unless,
        judged=judged_by([(group.judged.author, group.judged.made_on)]),
    )


def _best_if(group: AlternativeGroup, slugs: set[str]) -> dict[str, str]:
    """What speaks for each member of a group that is compared."""
    return {
        member.certification.slug: member.best_if
        for member in group.members
        if member.certification.slug in slugs and member.best_if
    }


def _default(
    group: AlternativeGroup, slugs: set[str], compared: Sequence[Compared]
) -> tuple[str, tuple[str, ...]]:
    """What to take where nothing else decides: one of those compared, or nothing is said."""
    if group.default is None or group.default.slug not in slugs:
        return "", ()
    name = next(one.name for one in compared if one.certification.slug == group.default.slug)
    words = _("Still not sure? Take %(name)s.") % {"name": with_article(name)}
    return words, group.default_unless


def _verdict(one: Compared, best_if: str, caution: str) -> ComparedVerdict:
    found = one.certification
    head, words, judged = _words(one, best_if)
    return ComparedVerdict(
        head=head,
        words=words,
        verdict=found.verdict if is_bookable(found) else "",
        caution=sentence_case(caution),
        url=found.url,
        name=one.name,
        own_offer=found.issuer.is_publisher,
        judged=judged,
    )


def _words(one: Compared, best_if: str) -> tuple[str, str, str]:
    """The head, what follows it, and who judged it where that is not the judgement on the group."""
    found, name = one.certification, {"name": with_article(one.name)}
    if found.status is Status.WITHDRAWN:
        return _("Do not plan on %(name)s") % name, _("It can no longer be taken."), ""
    if not is_bookable(found):
        return (
            _("Hold off on %(name)s") % name,
            found.verdict
            or _("We found nothing that shows that it can be booked today, so we cannot recommend it."),
            "",
        )
    if best_if:
        return _("Take %(name)s if") % name, best_if.rstrip(".") + ".", ""
    if not found.who_it_suits:
        return found.title, _("We have not judged whom it suits."), ""
    return _("Who %(name)s is for") % name, found.who_it_suits, judged_words(found.judgement)
