"""Rules as sentences, in their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.definitions.conditions import AnyOf, Condition
from assessments.domain.definitions.definition import Rule, StageRule
from assessments.wording.conditions import condition_words
from assessments.wording.texts import Wording, stage_words
from portal.shared.words import sentence_case


@dataclass(frozen=True, slots=True)
class Clause:
    """What has to hold; with `any_of`, one of these suffices."""

    text: str
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule. `opening` says how its clauses belong together; `steps` are named next steps.

    `note` says where the path is that of work which somebody wants.
    """

    mark: str
    path: str
    reason: str
    opening: str
    clauses: tuple[Clause, ...]
    steps: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class StageRuleView:
    """When somebody is at a stage; `name` says of which kind of work, and which stage."""

    name: str
    opening: str
    clauses: tuple[Clause, ...]


def present_rule(rule: Rule, wording: Wording) -> RuleView:
    """A rule in words."""
    return RuleView(
        mark=wording.mark(rule.path),
        path=wording.path(rule.path),
        reason=wording.of(f"rules/{rule.key}"),
        opening=_opening(len(rule.when)),
        clauses=present_clauses(rule.when, wording),
        steps=tuple(wording.of(f"steps/{step}") for step in rule.steps),
        note=_("This path is for the work you want, not the work you do now.") if rule.moves else "",
    )


def present_stage(rule: StageRule, wording: Wording) -> StageRuleView:
    """When somebody is at a stage of a kind of work, in words."""
    kind = wording.kind(rule.kind) if rule.kind else _("Every kind of work")
    return StageRuleView(
        name=_("%(kind)s: %(stage)s") % {"kind": kind, "stage": stage_words(rule.stage)},
        opening=_opening(len(rule.when)),
        clauses=present_clauses(rule.when, wording),
    )


def present_clauses(when: Iterable[Condition | AnyOf], wording: Wording) -> tuple[Clause, ...]:
    """What has to hold, in words; all of it."""
    return tuple(_clause(item, wording) for item in when)


def _opening(clauses: int) -> str:
    if not clauses:
        return _("When no rule above fits.")
    return _("When this is true:") if clauses == 1 else _("When all of these are true:")


def _clause(item: Condition | AnyOf, wording: Wording) -> Clause:
    if isinstance(item, AnyOf):
        return Clause(
            _("One of these:"),
            tuple(sentence_case(condition_words(part, wording)) for part in item.conditions),
        )
    return Clause(sentence_case(condition_words(item, wording)))
