"""Edits of a definition in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.definitions.conditions import AnyOf, Condition
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.replay.edits import LAST, Edit, EditKind
from assessments.wording.conditions import condition_words
from assessments.wording.texts import Wording
from portal.shared.words import either, sentence_case

_SENTENCES: dict[EditKind, Promise] = {
    EditKind.QUESTION_ADDED: gettext_lazy("New question: “%(name)s”."),
    EditKind.QUESTION_REMOVED: gettext_lazy("Question removed: “%(name)s”."),
    EditKind.ANSWERS_CHANGED: gettext_lazy("The question “%(name)s” offers different answers."),
    EditKind.POINTS_CHANGED: gettext_lazy("The answers to “%(name)s” earn different points."),
    EditKind.VISIBILITY_CHANGED: gettext_lazy("Different people get the question “%(name)s”."),
    EditKind.QUESTIONS_MOVED: gettext_lazy("The questions come in a different order."),
    EditKind.RULE_ADDED: gettext_lazy("New rule: “%(name)s”"),
    EditKind.RULE_REMOVED: gettext_lazy("Rule removed: “%(name)s”"),
    EditKind.RULE_CHANGED: gettext_lazy("The rule “%(name)s” has changed."),
    EditKind.RULE_MOVED: gettext_lazy("The rule “%(name)s” has moved in the order."),
}
_OF_RULES = (EditKind.RULE_ADDED, EditKind.RULE_REMOVED, EditKind.RULE_CHANGED, EditKind.RULE_MOVED)


@dataclass(frozen=True, slots=True)
class DefinitionEditView:
    """An edit: a sentence, its place in the definition, and what a rule asked before and asks now."""

    sentence: str
    place: str
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def present_edit(edit: Edit, old: Wording, new: Wording) -> DefinitionEditView:
    """An edit that leads from one definition to another."""
    if edit.kind in _OF_RULES:
        return _of_rule(edit, old, new)
    wording = old if edit.kind is EditKind.QUESTION_REMOVED else new
    name = wording.question(edit.key) if edit.key else ""
    return DefinitionEditView(_sentence(edit, name), f"questions/{edit.key}" if edit.key else "questions")


def _of_rule(edit: Edit, old: Wording, new: Wording) -> DefinitionEditView:
    before, now = _rule(old.definition, edit.key), _rule(new.definition, edit.key)
    rule, wording = (now, new) if now is not None else (before, old)
    if rule is None:
        raise KeyError(edit.key)
    gone, come = _asked(before, old), _asked(now, new)
    changed = edit.kind is EditKind.RULE_CHANGED
    return DefinitionEditView(
        sentence=_sentence(edit, wording.of(f"rules/{rule.key}") or rule.key),
        place=f"rules/{rule.key}",
        before=tuple(item for item in gone if item not in come) if changed else (),
        now=tuple(item for item in come if item not in gone) if changed else (),
    )


def _sentence(edit: Edit, name: str) -> str:
    return str(_SENTENCES[edit.kind]) % {"name": name}


def _rule(definition: Definition, key: str) -> Rule | None:
    if key == LAST:
        return definition.rules[-1]
    return next((rule for rule in definition.rules if rule.key == key), None)


def _asked(rule: Rule | None, wording: Wording) -> tuple[str, ...]:
    """What a rule asks, and where it leads, a sentence for each."""
    if rule is None:
        return ()
    leads = _("It leads to “%(path)s”.") % {"path": wording.path(rule.path)}
    return (*(sentence_case(_clause(item, wording)) for item in rule.when), leads)


def _clause(item: Condition | AnyOf, wording: Wording) -> str:
    if isinstance(item, AnyOf):
        return either([condition_words(part, wording) for part in item.conditions])
    return condition_words(item, wording)
