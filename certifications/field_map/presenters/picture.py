"""The map as a picture: from certifications and what joins them to boxes, lines and words."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.certification import Certification
from certifications.domain.field_map.disciplines import (
    ALTERNATIVES,
    LINE_KINDS,
    DisciplineGroup,
    LineKind,
    group_of,
)
from certifications.domain.field_map.labels import lines_of
from certifications.domain.field_map.map_filter import disciplines_of, levels_of
from certifications.domain.field_map.places import (
    BOX_HEIGHT,
    BOX_WIDTH,
    HEAD,
    ROW_LABEL,
    Axes,
    Box,
    Drawing,
    DrawnLine,
    Join,
    Spot,
    Strip,
    draw,
)
from certifications.field_map.presenters.picture_values import (
    BracketView,
    MapBoxView,
    MapLineView,
    MapPicture,
    StripView,
    TextLine,
)
from certifications.field_map.presenters.words import GROUP_WORDS, full_name, marks_of, state_words
from certifications.field_map.queries import MapMatter
from certifications.wording.words import progression_words

# On a landscape sheet of A4 this is 11 pixels high.
TEXT_SIZE = 14
LINE_HEIGHT = 15
# Room for words inside a box.
ROOM = BOX_WIDTH - 3
# Heads of columns may reach a little beyond them.
HEAD_ROOM = BOX_WIDTH + 8
GROUP_BAR = 26
CORNER = 4
MOST_LINES_OF_A_HEAD = 4
Address = Callable[[str], str]


def picture_of(
    matter: MapMatter, shown: Collection[str], *, url: Address = str, target: str = ""
) -> MapPicture:
    """The map; what is not among the slugs `shown` is faded. `url` makes an address what links need."""
    drawing = drawing_of(matter)
    lines = lines_of_map(matter, drawing.lines, shown)
    questions = {group.key: group.question or group.name for group in matter.groups}
    disciplines = disciplines_of(matter.certifications)
    keys = [term.key for term in disciplines]
    return MapPicture(
        width=drawing.width,
        height=drawing.height,
        label_width=ROW_LABEL,
        box_width=BOX_WIDTH,
        box_height=BOX_HEIGHT,
        title=_("Map of certifications"),
        description=description_of(matter.certifications),
        groups=_groups(dict(zip(keys, drawing.columns, strict=True))),
        columns=tuple(
            _column(strip, term.name, url(f"{matter.catalogue_url}?discipline={term.key}"))
            for strip, term in zip(drawing.columns, disciplines, strict=True)
        ),
        rows=_rows(drawing, {level.key: level.name for level in levels_of(matter.certifications)}),
        boxes=_boxes(drawing, matter, shown, url, lines),
        # What was asked for lies above the rest.
        lines=tuple(sorted(lines, key=lambda line: not line.is_faded)),
        brackets=tuple(
            BracketView(
                f"M{item.x - 2} {item.y}h2q2 0 2 2V{item.bottom - 2}q0 2 -2 2h-2", questions[item.group]
            )
            for item in drawing.brackets
        ),
        target=target,
    )


def description_of(certifications: Sequence[Certification]) -> str:
    """What the picture shows, in two sentences."""
    count = ngettext("%(count)d certification", "%(count)d certifications", len(certifications))
    return _(
        "%(count)s by kind of work, from left to right, and by level, entry at the foot. Lines show what "
        "leads on to what; the table below says the same in words."
    ) % {"count": count % {"count": len(certifications)}}


def drawing_of(matter: MapMatter) -> Drawing:
    """Where everything is drawn. Made once while the catalogue stays as it is."""
    certifications = matter.certifications
    spots = tuple(
        Spot(one.slug, one.discipline.key, one.level.key, (one.short_name.casefold(),))
        for one in certifications
    )
    joins = tuple(
        Join(item.start, item.end, LINE_KINDS[item.kind])
        for item in matter.progressions
        if item.kind in LINE_KINDS
    )
    groups = tuple(
        (group.key, tuple(member.certification.slug for member in group.members if member.certification.slug))
        for group in matter.groups
        if group.rule in ALTERNATIVES
    )
    axes = Axes(
        tuple((term.key, group_of(term.key).value) for term in disciplines_of(certifications)),
        tuple(level.key for level in levels_of(certifications)),
    )
    return _drawing(spots, joins, groups, axes)


@lru_cache(maxsize=2)
def _drawing(
    spots: tuple[Spot, ...],
    joins: tuple[Join, ...],
    groups: tuple[tuple[str, tuple[str, ...]], ...],
    axes: Axes,
) -> Drawing:
    return draw(spots, joins, dict(groups), axes)


def lines_of_map(
    matter: MapMatter, drawn: Sequence[DrawnLine], shown: Collection[str]
) -> tuple[MapLineView, ...]:
    """The lines, each with what it says."""
    names = {one.slug: one.short_name for one in matter.certifications}
    kinds: dict[tuple[str, str, LineKind], list[str]] = {}
    for item in matter.progressions:
        if item.kind in LINE_KINDS:
            words = kinds.setdefault((item.start, item.end, LINE_KINDS[item.kind]), [])
            words.append(f"{names[item.start]} {progression_words(item)} {names[item.end]}")
    return tuple(
        MapLineView(
            id=f"line-{number}",
            kind=line.join.kind.value,
            way=way_of(line.points),
            arrow=arrow_of(line.points[-1]),
            title="; ".join(dict.fromkeys(kinds[line.join.start, line.join.end, line.join.kind])),
            start=line.join.start,
            end=line.join.end,
            is_faded=not {line.join.start, line.join.end} <= set(shown),
        )
        for number, line in enumerate(drawn, start=1)
    )


def way_of(points: Sequence[tuple[int, int]]) -> str:
    """A line through right-angled corners as a path whose corners are round."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append("L{} {}".format(*_towards(corner, before)))
        parts.append("Q{} {} {} {}".format(*corner, *_towards(corner, after)))
    parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(parts)


def _towards(corner: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The point next to a corner, at most half the way to another point."""
    (x, y), (to_x, to_y) = corner, other
    length = abs(to_x - x) + abs(to_y - y)
    step = min(CORNER, length // 2)
    if not length:
        return corner
    return x + (to_x - x) * step // length, y + (to_y - y) * step // length


def arrow_of(tip: tuple[int, int]) -> str:
    """The head of an arrow that points to the right."""
    x, y = tip
    return f"M{x - 6} {y - 4}L{x - 1} {y}L{x - 6} {y + 4}"


def _boxes(
    drawing: Drawing, matter: MapMatter, shown: Collection[str], url: Address, lines: Sequence[MapLineView]
) -> tuple[MapBoxView, ...]:
    """The boxes in the order in which people tab through them: by column, from the entry level up."""
    touching: dict[str, list[str]] = {}
    for line in lines:
        touching.setdefault(line.start, []).append(line.id)
        touching.setdefault(line.end, []).append(line.id)
    by_slug = {one.slug: one for one in matter.certifications}
    return tuple(
        _box(
            box,
            by_slug[box.key],
            is_faded=box.key not in shown,
            url=url,
            lines=tuple(touching.get(box.key, ())),
        )
        for box in sorted(drawing.boxes, key=lambda box: (box.x, -box.y))
    )


def _box(box: Box, one: Certification, *, is_faded: bool, url: Address, lines: tuple[str, ...]) -> MapBoxView:
    texts = lines_of(one.short_name, ROOM, TEXT_SIZE)
    if texts[-1].endswith("…"):
        # What stands in brackets tells it from its namesakes; the whole name is at the link.
        texts = lines_of(one.short_name.partition(" (")[0], ROOM, TEXT_SIZE)
    first = box.y + (BOX_HEIGHT - LINE_HEIGHT * len(texts)) // 2 + 12
    about = [one.issuer.name, one.discipline.name, one.level.name, *state_words(one)]
    return MapBoxView(
        key=one.slug,
        x=box.x,
        y=box.y,
        texts=tuple(
            TextLine(box.x + BOX_WIDTH // 2, first + LINE_HEIGHT * number, text)
            for number, text in enumerate(texts)
        ),
        name=f"{full_name(one)}: {', '.join(about)}",
        url=url(one.url),
        marks=marks_of(one),
        group=group_of(one.discipline.key).value,
        is_faded=is_faded,
        lines=lines,
    )


def _groups(columns: dict[str, Strip]) -> tuple[StripView, ...]:
    """The bars above the columns of each group."""
    found = []
    for group in DisciplineGroup:
        strips = [strip for key, strip in columns.items() if group_of(key) is group]
        if not strips:
            continue
        start, end = strips[0].start, strips[-1].start + strips[-1].size
        label = str(GROUP_WORDS[group])
        found.append(
            StripView(
                group.value,
                start,
                0,
                end - start,
                GROUP_BAR,
                label,
                (TextLine((start + end) // 2, 18, label),),
            )
        )
    return tuple(found)


def _column(strip: Strip, name: str, url: str) -> StripView:
    texts = lines_of(name, HEAD_ROOM, TEXT_SIZE, MOST_LINES_OF_A_HEAD)
    first = HEAD - 8 - LINE_HEIGHT * (len(texts) - 1)
    middle = strip.start + strip.size // 2
    return StripView(
        strip.key,
        strip.start,
        GROUP_BAR,
        strip.size,
        HEAD - GROUP_BAR,
        name,
        tuple(TextLine(middle, first + LINE_HEIGHT * number, text) for number, text in enumerate(texts)),
        url,
    )


def _rows(drawing: Drawing, names: dict[str, str]) -> tuple[StripView, ...]:
    """The rows with their names, which are written upwards."""
    return tuple(
        StripView(
            strip.key,
            0,
            strip.start,
            drawing.width,
            strip.size,
            names[strip.key],
            (TextLine(ROW_LABEL // 2 + 5, strip.start + strip.size // 2, names[strip.key]),),
        )
        for strip in drawing.rows
    )
