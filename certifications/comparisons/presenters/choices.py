"""How to choose what is compared: boxes by name, ready comparisons, and what became of a name not found."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.advice import AlternativeGroup
from certifications.domain.certification import Certification
from certifications.domain.chosen import MOST, ChosenToCompare
from certifications.domain.names import spoken_name
from certifications.queries.addresses import oldest_day
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import PARAMETER, canonical_comparison_url, comparison_url
from portal.shared.components import Link
from portal.shared.likeness import ranked
from portal.shared.public_addresses import PublicAddress
from portal.shared.words import listed

# Names that are offered where one was not found.
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class NameBox:
    """A box that takes the name of a certification."""

    label: str
    value: str
    number: int


@dataclass(frozen=True, slots=True)
class NameOption:
    """A certification as boxes offer it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """A name that is no certification's, and comparisons with those that it may have meant."""

    words: str
    offers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChosenView:
    """A certification that is compared, and the address of the comparison without it."""

    slug: str
    name: str
    title: str
    url: str
    without: Link
    own_offer: bool


@dataclass(frozen=True, slots=True)
class ChoiceToCompare:
    """All that is needed to choose: boxes, options, what was not taken, ready comparisons."""

    parameter: str
    boxes: tuple[NameBox, ...]
    kept: tuple[str, ...]
    options: tuple[NameOption, ...]
    not_found: tuple[NotFoundView, ...]
    left_out: str
    instead: tuple[Link, ...]
    ready: tuple[Link, ...]
    disciplines: tuple[Link, ...]


def name_of(certification: Certification) -> str:
    """What people call it."""
    return spoken_name(certification.abbreviation, certification.title)


def chosen_views(chosen: ChosenToCompare) -> tuple[ChosenView, ...]:
    """Those that are compared."""
    slugs = [one.slug for one in chosen.compared]
    return tuple(
        ChosenView(
            slug=one.slug,
            name=name_of(one),
            title=one.title,
            url=one.url,
            without=Link(
                _("Remove %(name)s") % {"name": name_of(one)},
                comparison_url([slug for slug in slugs if slug != one.slug]),
            ),
            own_offer=one.issuer.is_publisher,
        )
        for one in chosen.compared
    )


def choice_view(
    chosen: ChosenToCompare,
    known: Sequence[Certification],
    groups: Iterable[AlternativeGroup],
    disciplines: Iterable[Link],
) -> ChoiceToCompare:
    """How to choose: a comparison has one box more while there is room; else there are four."""
    is_comparison = chosen.is_comparison
    return ChoiceToCompare(
        parameter=PARAMETER,
        boxes=_one_more(chosen) if is_comparison else _all_boxes(chosen),
        kept=tuple(one.slug for one in chosen.compared) if is_comparison else (),
        options=tuple(
            NameOption(one.title, one.abbreviation if one.abbreviation != one.title else "")
            # Browsers show the abbreviation, so that is what the list goes by.
            for one in sorted(known, key=lambda one: (one.abbreviation or one.title).casefold())
        ),
        not_found=tuple(_not_found(text, chosen, known) for text in chosen.unknown),
        left_out=_left_out(chosen),
        instead=_instead(chosen),
        ready=ready_comparisons(groups, known),
        disciplines=tuple(disciplines),
    )


def ready_comparisons(groups: Iterable[AlternativeGroup], known: Iterable[Certification]) -> tuple[Link, ...]:
    """Groups of alternatives as comparisons: those with two members at least that the catalogue has."""
    slugs = {one.slug for one in known}
    found = ((group.question, _members_among(group, slugs)) for group in groups)
    return tuple(Link(question, comparison_url(members)) for question, members in found if members)


def _members_among(group: AlternativeGroup, slugs: Collection[str]) -> list[str]:
    """As many as are compared at once; none where there are no two."""
    members = [item.certification.slug for item in group.members if item.certification.slug in slugs]
    return members[:MOST] if len(members) > 1 else []


def comparison_addresses() -> Iterator[PublicAddress]:
    """The ready comparisons, as old as their oldest fact. No query while the catalogue is kept."""
    known = {one.slug: one for one in kept_certifications()}
    for group in all_advice().groups:
        members = _members_among(group, known)
        if members:
            day = oldest_day(known[slug] for slug in members)
            yield PublicAddress(canonical_comparison_url(members), day)


def _all_boxes(chosen: ChosenToCompare) -> tuple[NameBox, ...]:
    labels = (_("First"), _("Second"), _("Third, if you like"), _("Fourth, if you like"))
    values = [one.title for one in chosen.compared] + [""] * MOST
    return tuple(NameBox(label, values[place], place + 1) for place, label in enumerate(labels))


def _one_more(chosen: ChosenToCompare) -> tuple[NameBox, ...]:
    if len(chosen.compared) >= MOST:
        return ()
    return (NameBox(_("Add a certification"), "", 1),)


def _not_found(text: str, chosen: ChosenToCompare, known: Sequence[Certification]) -> NotFoundView:
    slugs = [one.slug for one in chosen.compared]
    likely = ranked(text, ((one, (one.title, one.abbreviation, one.slug)) for one in known))
    offers = [one for one in likely if one.slug not in slugs][:MOST_OFFERED]
    words = _("We have no certification called “%(name)s”.") % {"name": text}
    return NotFoundView(
        words, tuple(Link(one.title, comparison_url([*slugs[: MOST - 1], one.slug])) for one in offers)
    )


def _left_out(chosen: ChosenToCompare) -> str:
    if not chosen.too_many:
        return ""
    names = listed([name_of(one) for one in chosen.too_many])
    return ngettext(
        "You can compare four at a time. %(names)s is left out.",
        "You can compare four at a time. %(names)s are left out.",
        len(chosen.too_many),
    ) % {"names": names}


def _instead(chosen: ChosenToCompare) -> tuple[Link, ...]:
    """Those left out, each instead of the last one that is compared."""
    if not chosen.too_many:
        return ()
    last = name_of(chosen.compared[-1])
    first = [one.slug for one in chosen.compared[:-1]]
    return tuple(
        Link(
            _("Compare %(name)s instead of %(last)s") % {"name": name_of(one), "last": last},
            comparison_url([*first, one.slug]),
        )
        for one in chosen.too_many
    )
