"""The certifications that somebody holds, as a list to which others are added by typing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_certifications import HeldEntry
from certifications.domain.statements import CertificationName
from portal.shared.likeness import ranked

# More than these are not offered for what was typed.
MOST_OFFERED = 6
LABEL_SLOT = "LABEL"


@dataclass(frozen=True, slots=True)
class HeldOption:
    """A certification that can be added: `label` is what its name and abbreviation make together."""

    slug: str
    label: str
    issuer: str

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by."""
        short, _comma, title = self.label.partition(", ")
        return tuple(name for name in (short, title, self.label, f"{self.issuer} {short}") if name)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A certification that somebody holds; months as they were typed."""

    slug: str
    label: str
    entry: HeldEntry


@dataclass(frozen=True, slots=True)
class HeldList:
    """What somebody holds, what can be added, and the revision of what is stored; None where nothing is.

    `typed` could not be added for the reason in `problem`; `offered` is what it may have meant. `carried` is
    the day of the answer that was carried over.
    """

    rows: tuple[HeldRow, ...]
    options: tuple[HeldOption, ...]
    revision: int | None
    conflict: str = ""
    typed: str = ""
    problem: str = ""
    offered: tuple[HeldOption, ...] = ()
    carried: str = ""

    @property
    def label_slot(self) -> str:
        """What stands for the name in the row that the script copies."""
        return LABEL_SLOT

    @property
    def script(self) -> dict[str, object]:
        """What js/choosing.js is told."""
        return {
            "options": [
                {"slug": item.slug, "label": item.label, "issuer": item.issuer, "names": item.names}
                for item in self.options
            ],
            "words": {
                "none": _(
                    "We can’t find a certification like “{typed}”. Check the spelling, or leave it out."
                ),
                "add": _("Add {name}"),
                "added": _("Added: {name}"),
                "removed": _("Removed: {name}"),
                "again": _("{name} is already in your list."),
                "more": _("Matches: {count}"),
            },
        }


def held_options(names: Iterable[CertificationName]) -> tuple[HeldOption, ...]:
    """All certifications, by what they are called."""
    options = (HeldOption(name.slug, _label(name), name.issuer) for name in names)
    return tuple(sorted(options, key=lambda option: option.label.casefold()))


def options_like(typed: str, options: Sequence[HeldOption]) -> tuple[HeldOption, ...]:
    """The certifications that somebody may have typed: one where it says exactly that one."""
    exact = [option for option in options if _plain(typed) in map(_plain, option.names)]
    if len(exact) == 1:
        return tuple(exact)
    return ranked(typed, [(option, option.names) for option in options])[:MOST_OFFERED]


def present_held_list(
    options: tuple[HeldOption, ...],
    entries: Mapping[str, HeldEntry],
    *,
    revision: int | None,
    conflict: str = "",
    typed: str = "",
    carried: str = "",
) -> HeldList:
    """What is held, in the order in which it was said. `typed` is what could not be added."""
    labels = {option.slug: option.label for option in options}
    offered = tuple(option for option in options_like(typed, options) if option.slug not in entries)
    return HeldList(
        rows=tuple(HeldRow(slug, labels.get(slug, slug), entry) for slug, entry in entries.items()),
        options=options,
        revision=revision,
        conflict=conflict,
        typed=typed,
        problem=typed_problem(typed, options) if typed else "",
        offered=offered if typed else (),
        carried=carried,
    )


def typed_problem(typed: str, options: Sequence[HeldOption]) -> str:
    """Why what somebody typed was not added."""
    if options_like(typed, options):
        return _("Which one do you mean by “%(typed)s”?") % {"typed": typed}
    return _("We can’t find a certification like “%(typed)s”. Check the spelling, or leave it out.") % {
        "typed": typed
    }


def _label(name: CertificationName) -> str:
    if not name.abbreviation or name.abbreviation == name.title:
        return name.title
    return f"{name.abbreviation}, {name.title}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
