"""The map's filter as a form, and how much of the map it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.field_map.disciplines import DisciplineGroup, group_of
from certifications.domain.field_map.map_filter import MapFilter, levels_of
from certifications.field_map.presenters.words import GROUP_WORDS
from certifications.field_map.queries import MapMatter


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """An option of a list; the empty key asks for all."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list to choose from; `name` is the parameter."""

    name: str
    label: str
    choices: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class RoleWeek:
    """The week of the role that is asked for, in the editors' sentences."""

    name: str
    description: str
    kind: str
    week: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapFilterView:
    """The form. `count` says how much fits; `clear_url` is empty while nothing is asked for."""

    path: str
    lists: tuple[ChoiceList, ...]
    bookable_only: bool
    count: str
    clear_url: str
    is_empty: bool


def filter_view(matter: MapMatter, wanted: MapFilter, shown: int, path: str) -> MapFilterView:
    """The form that shows a filter; `path` is the page's address, `shown` how many certifications fit."""
    groups = {group_of(one.discipline.key) for one in matter.certifications}
    kinds = [(group.value, str(GROUP_WORDS[group])) for group in DisciplineGroup if group in groups]
    levels = [(level.key, level.name) for level in levels_of(matter.certifications)]
    return MapFilterView(
        path=path,
        lists=(
            _list("role", _("Your role"), [(role.key, role.name) for role in matter.roles], wanted.role),
            _list("kind", _("Kind of work"), kinds, wanted.kind),
            _list("level", _("Level"), levels, wanted.level),
        ),
        bookable_only=bool(wanted.bookable),
        count=count_words(shown, len(matter.certifications)),
        clear_url="" if wanted.is_empty else path,
        is_empty=wanted.is_empty,
    )


def _list(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> ChoiceList:
    every = FilterChoice("", _("All"), not chosen)
    return ChoiceList(
        name, label, (every, *(FilterChoice(key, word, key == chosen) for key, word in options))
    )


def count_words(shown: int, total: int) -> str:
    """How many fit, of how many."""
    if shown == total:
        return ngettext("%(count)d certification", "%(count)d certifications", total) % {"count": total}
    return ngettext(
        "%(shown)d of %(total)d certification fits",
        "%(shown)d of %(total)d certifications fit",
        total,
    ) % {"shown": shown, "total": total}
