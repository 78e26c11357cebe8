"""Why a path and a certification, for the person who pays: what was said is quoted, judgements are signed."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Outcome, PlanEntry
from assessments.results.presenters.decision import SAID, kinds_of_move, mid_sentence
from assessments.results.presenters.material import Material
from assessments.results.presenters.reasons import reason_sentence, said_sentence
from portal.shared.components import DefinedTerm
from portal.shared.words import day_words, listed

MOST_QUOTED = 5


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
    """What the person said that speaks for the path, as the result put it to them; else the rule."""
    said = [reason for reason in outcome.reasons if reason.code in SAID]
    said.sort(key=lambda reason: (reason.code == "wish") is not outcome.moves)
    found = [said_sentence(reason, material.wording) for reason in said[:MOST_QUOTED]]
    if not found:
        rules = (reason for reason in outcome.reasons if reason.code == "rule")
        found = [reason_sentence(reason, material.wording, outcome.scores) for reason in rules]
    return tuple(_("“%(words)s”") % {"words": words} for words in dict.fromkeys(found))


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
        _("%(role)s. %(why)s (Judgement of %(author)s, %(day)s.)")
        % {
            "role": name,
            "why": service.why,
            "author": family.judged.author,
            "day": day_words(family.judged.made_on),
        },
    )


def _kind(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm | None:
    return DefinedTerm(
        _("Work"),
        _("Of all certifications for %(kind)s, it serves the most roles.")
        % {"kind": mid_sentence(material.kind_name(given["kind"]))},
    )


def _region(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm | None:
    if material.book.is_widest(given["region"]):
        return None
    return DefinedTerm(
        _("Place"), _("Usual in: %(region)s.") % {"region": material.book.region(given["region"])}
    )


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
