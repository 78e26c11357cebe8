"""Sections, questions, paths, rules: what refers to what, and in which order."""

from collections.abc import Iterator

from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition, Group, Rule
from assessments.domain.definitions.questions import Change, MultipleChoice
from assessments.domain.definitions.refusals import Refusal


def structure_refusals(definition: Definition) -> Iterator[Refusal]:
    """Questions without a section or an order to grow in, sections out of order, rules that lead nowhere or
    shadow all others.
    """
    yield from _sections(definition)
    yield from _changes(definition)
    yield from _paths(definition)
    yield from _rules(definition)


def _sections(definition: Definition) -> Iterator[Refusal]:
    order = {section.key: position for position, section in enumerate(definition.sections)}
    latest = 0
    for question in definition.questions:
        position = order.get(question.section)
        if position is None:
            yield Refusal(f"questions/{question.key}/section", f"There is no section “{question.section}”.")
        elif position < latest:
            yield Refusal(
                f"questions/{question.key}/section",
                "Questions of a section stand together, sections in their order: this comes too late.",
            )
        else:
            latest = position
    filled = {question.section for question in definition.questions}
    for section in definition.sections:
        if section.key not in filled:
            yield Refusal(f"sections/{section.key}", "No question stands in this section.")


def _changes(definition: Definition) -> Iterator[Refusal]:
    for question in definition.questions:
        if question.change is Change.GROWING and isinstance(question, MultipleChoice):
            yield Refusal(
                f"questions/{question.key}/change",
                f"“{question.key}” has no order of choices, so it cannot be growing.",
            )


def _paths(definition: Definition) -> Iterator[Refusal]:
    reached = {rule.path for rule in definition.rules}
    for path in definition.paths:
        if path.key not in reached:
            yield Refusal(f"paths/{path.key}", "No rule leads to this path.")
    if definition.format > OLDEST_FORMAT:
        yield from _kinds(definition)


def _kinds(definition: Definition) -> Iterator[Refusal]:
    """Each group serves one kind of work, and a kind means the same certifications everywhere."""
    meant: dict[str, Group] = {}
    for path in definition.paths:
        here: set[str] = set()
        for number, group in enumerate(path.groups, start=1):
            place = f"paths/{path.key}/groups/{number}/kind"
            if not group.kind:
                yield Refusal(place, "This is missing.")
            elif group.kind in here:
                yield Refusal(place, f"Another group of this path is of the kind “{group.kind}” already.")
            elif meant.setdefault(group.kind, group) != group:
                yield Refusal(place, f"“{group.kind}” stands for other certifications in an earlier path.")
            here.add(group.kind)


def _rules(definition: Definition) -> Iterator[Refusal]:
    paths = {path.key: path for path in definition.paths}
    for position, rule in enumerate(definition.rules, start=1):
        place = f"rules/{rule.key}"
        path = paths.get(rule.path)
        if path is None:
            yield Refusal(f"{place}/path", f"There is no path “{rule.path}”.")
        elif path.groups and rule.kind is not None:
            yield Refusal(f"{place}/kind", "A kind is for paths without certifications; this one has a plan.")
        elif not path.groups and rule.kind is None:
            yield Refusal(f"{place}/kind", "A path without certifications needs a kind that says why.")
        if rule.moves and path is not None and not path.groups:
            yield Refusal(f"{place}/moves", "A path without certifications is no work to move to.")
        yield from _place_of(rule, place, is_last=position == len(definition.rules))


def _place_of(rule: Rule, place: str, *, is_last: bool) -> Iterator[Refusal]:
    if is_last and rule.when:
        yield Refusal(f"{place}/when", "The last rule decides what no other did, so it has no condition.")
    if not is_last and not rule.when:
        yield Refusal(place, "This rule always holds, so that no later one could.")
