"""Why a path and a certification, for the person who pays: what was said is quoted, judgements are signed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Outcome, PlanEntry, Reason
from assessments.results.presenters.decision import kinds_of_move, mid_sentence
from assessments.results.presenters.material import Material
from assessments.results.presenters.reasons import reason_sentence, said_sentence
from portal.shared.components import DefinedTerm
from portal.shared.words import author_words, day_words, listed

MOST_QUOTED, LEAST_QUOTED = 5, 3


def path_sentence(outcome: Outcome, material: Material) -> str:
    """Which kind of work the result points to, and whether it is wanted or done."""
    kinds = list(dict.fromkeys(entry.kind for entry in outcome.plan))
    names = [mid_sentence(material.kind_name(kind)) for kind in kinds]
    if outcome.moves:
        return _moving(outcome, material)
    path = next(item for item in material.wording.definition.paths if item.key == outcome.path)
    if len(path.groups) > 1:
        names = [mid_sentence(material.kind_name(group.kind)) for group in path.groups]
        return _(
            "Both %(kinds)s fill much of the year. The result suggests one certification for each. "
            "This page is about the first."
        ) % {"kinds": listed(names)}
    return _("The result points to a certification for %(kind)s.") % {"kind": listed(names)}


def quotations(outcome: Outcome, material: Material) -> tuple[str, ...]:
    """What the person said that speaks for the path, as the result put it to them, with its rule.

    First what they want, then what they do. What they do not do fills up what would be too little: it is less
    than a reason to pay.
    """
    reasons = outcome.reasons
    wanted = [reason for reason in reasons if reason.code == "wish"]
    done = [reason for reason in reasons if reason.code == "answer" and _is_done(reason, outcome, material)]
    rest = [reason for reason in reasons if reason.code == "answer" and reason not in done]
    said = [said_sentence(reason, material.wording) for reason in (*wanted, *done)][: MOST_QUOTED - 1]
    rules = [
        reason_sentence(reason, material.wording, outcome.scores)
        for reason in reasons
        if reason.code == "rule"
    ]
    # A rule that reads what somebody wants says it once more.
    found = list(dict.fromkeys(said if wanted else (*said, *rules)))
    found += [said_sentence(reason, material.wording) for reason in rest[: max(0, LEAST_QUOTED - len(found))]]
    return tuple(_("“%(words)s”") % {"words": words} for words in found)


def _is_done(reason: Reason, outcome: Outcome, material: Material) -> bool:
    """Whether somebody said that they do work of the path, and not that they do none of another."""
    paths = material.wording.definition.paths
    kinds = {group.kind for path in paths if path.key == outcome.path for group in path.groups}
    own = {path.key for path in paths if path.groups and {group.kind for group in path.groups} <= kinds}
    question = dict(reason.parameters)["question"]
    return any(
        points > 0 and dimension in own
        for line in outcome.receipt
        if line.question == question
        for dimension, points in line.points
    )


def payer_grounds(entry: PlanEntry, material: Material) -> tuple[DefinedTerm, ...]:
    """Why this certification stands first: for which role, by whose judgement, where, for what work."""
    found = (
        _GROUNDS[reason.code]({name: str(value) for name, value in reason.parameters}, entry.slug, material)
        for reason in entry.reasons
    )
    return tuple(term for term in found if term)


def _role(given: Mapping[str, str], slug: str, material: Material) -> DefinedTerm | None:
    name, family = material.role_name(given["role"]), material.book.role(given["role"])
    service = material.book.service(given["role"], slug, given["stage"])
    if service is None or family is None:
        return DefinedTerm(_("Role"), name)
    return DefinedTerm(
        _("Role"),
        _("%(role)s. %(why)s Judgement by: %(author)s, %(day)s.")
        % {
            "role": name,
            "why": service.why,
            "author": author_words(family.judged.author),
            "day": day_words(family.judged.made_on),
        },
    )


def _kind(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm | None:
    return DefinedTerm(
        _("Work"),
        _("It suits several jobs in %(kind)s.") % {"kind": mid_sentence(material.kind_name(given["kind"]))},
    )


def _region(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm | None:
    if material.book.is_widest(given["region"]):
        return None
    name = material.book.region(given["region"])
    return DefinedTerm(_("Place"), _("%(region)s, where it is common.") % {"region": name})


def _circumstance(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm | None:
    return DefinedTerm(_("Part of the work"), material.book.circumstance(given["circumstance"]))


# Every code of a step's reasons has its words here; an unknown one is a fault.
_GROUNDS = {"role": _role, "kind": _kind, "region": _region, "circumstance": _circumstance}


def _moving(outcome: Outcome, material: Material) -> str:
    today, wanted = kinds_of_move(outcome, material.wording)
    if not today:
        return _("The aim is more %(wanted)s, so the result points to a certification for that.") % {
            "wanted": wanted
        }
    return _("The work today is mostly %(today)s. The aim is %(wanted)s, so the result starts there.") % {
        "today": today,
        "wanted": wanted,
    }
