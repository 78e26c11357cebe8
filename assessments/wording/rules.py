"""Rules as sentences, in their order."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.definitions.conditions import AnyOf, Condition
from assessments.domain.definitions.definition import Rule
from assessments.wording.conditions import condition_words
from assessments.wording.texts import Wording
from portal.shared.words import sentence_case


@dataclass(frozen=True, slots=True)
class Clause:
    """What has to hold; with `any_of`, one of these suffices."""

    text: str
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule. `opening` says how its clauses belong together; `steps` are named next steps."""

    mark: str
    path: str
    reason: str
    opening: str
    clauses: tuple[Clause, ...]
    steps: tuple[str, ...]


def present_rule(rule: Rule, wording: Wording) -> RuleView:
    """A rule in words."""
    return RuleView(
        mark=wording.mark(rule.path),
        path=wording.path(rule.path),
        reason=wording.of(f"rules/{rule.key}"),
        opening=_opening(len(rule.when)),
        clauses=tuple(_clause(item, wording) for item in rule.when),
        steps=tuple(wording.of(f"steps/{step}") for step in rule.steps),
    )


def _opening(clauses: int) -> str:
    if not clauses:
        return _("Whenever no rule above holds.")
    return _("When this holds:") if clauses == 1 else _("When all of this holds:")


def _clause(item: Condition | AnyOf, wording: Wording) -> Clause:
    if isinstance(item, AnyOf):
        return Clause(
            _("One of these:"),
            tuple(sentence_case(condition_words(part, wording)) for part in item.conditions),
        )
    return Clause(sentence_case(condition_words(item, wording)))
