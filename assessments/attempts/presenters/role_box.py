"""A question about somebody's job, answered by a job title: its choices as role families to search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.attempts.presenters.choice import ChoiceView
from assessments.domain.definitions.definition import Background
from certifications.queries.roles import RoleName
from portal.shared.likeness import ranked

# Between words that a script searches by.
BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A choice that stands for a role family: what it is, and titles that belong to it.

    `names` are all words that it is found by, `is_match` whether what was looked for is among them.
    """

    choice: ChoiceView
    description: str
    titles: tuple[str, ...]
    names: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class RoleBox:
    """The role families, what fits first; and the choices that stand for none.

    `typed` is what was looked for, `found` says what came of it. `words` are those of the script.
    """

    choices: tuple[RoleChoice, ...]
    situations: tuple[ChoiceView, ...]
    typed: str
    found: str
    words: Mapping[str, str]


def role_questions(background: Background) -> frozenset[str]:
    """The keys of the questions that are answered by a job title."""
    named = (background.role, background.wanted) if background.families else ()
    return frozenset(named) - {""}


def present_role_box(
    background: Background,
    choices: Sequence[ChoiceView],
    roles: Mapping[str, RoleName],
    *,
    typed: str = "",
) -> RoleBox:
    """The choices of a question, with the role families, by key, that they stand for."""
    families = dict(background.families)
    known = {
        item.value: roles[families[item.value]]
        for item in choices
        if item.value in families and families[item.value] in roles
    }
    names = {item.value: _names(item, known[item.value]) for item in choices if item.value in known}
    matches = ranked(typed, names.items())
    places = {value: place for place, value in enumerate(matches)}
    ordered = sorted(
        (item for item in choices if item.value in known),
        key=lambda item: places.get(item.value, len(places)),
    )
    return RoleBox(
        choices=tuple(
            RoleChoice(
                item,
                known[item.value].description,
                known[item.value].titles,
                BETWEEN.join(names[item.value]),
                item.value in places,
            )
            for item in ordered
        ),
        situations=tuple(item for item in choices if item.value not in known),
        typed=typed,
        found=_found(typed, len(matches)) if typed else "",
        words=_words(),
    )


def _names(item: ChoiceView, role: RoleName) -> tuple[str, ...]:
    return tuple(dict.fromkeys((item.label, role.name, *role.titles, *role.synonyms)))


def _found(typed: str, count: int) -> str:
    if not count:
        return _("We can’t find a job like “%(typed)s”. Choose the closest one.") % {"typed": typed}
    return ngettext(
        "One job matches “%(typed)s”. It is at the top.",
        "%(count)d jobs match “%(typed)s”. They are at the top.",
        count,
    ) % {"count": count, "typed": typed}


def _words() -> dict[str, str]:
    return {
        "none": _("We can’t find a job like “{typed}”. Choose the closest one."),
        "one": _("One job matches."),
        "more": _("{count} jobs match."),
        "all": _("Show all {count} jobs"),
    }
