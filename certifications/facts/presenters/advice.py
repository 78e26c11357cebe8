"""What stands beside the facts: whom it serves, its rivals, what outgrows it, where it counts, changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from certifications.domain.advice import DatedChange, Recognition
from certifications.domain.facts import Confidence
from certifications.domain.statements import CertificationName
from certifications.facts.presenters.alternatives import RivalsView, rivals_view
from certifications.facts.presenters.outgrown import OutgrownView, outgrown_view
from certifications.facts.presenters.roles import RolesView, roles_view
from certifications.queries.advice import AdviceOn
from certifications.wording.marks import FactMark, grounds_mark
from certifications.wording.words import source_date_words
from portal.shared.words import listed, sentence_case

# Statements on recognition that a page shows before it is asked for more.
MOST_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """A statement on recognition with its source."""

    text: str
    where: str
    flags: tuple[str, ...]
    mark: FactMark


@dataclass(frozen=True, slots=True)
class RecognitionsView:
    """The statements that a page shows at once, and those that it shows on demand."""

    first: tuple[RecognitionView, ...]
    others: tuple[RecognitionView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What changes, from when, before and after."""

    what: str
    when: str
    before: str
    after: str
    is_ahead: bool
    flags: tuple[str, ...]
    mark: FactMark


@dataclass(frozen=True, slots=True)
class AdviceView:
    """All that stands beside the facts."""

    roles: RolesView
    groups: tuple[RivalsView, ...]
    outgrown: OutgrownView | None
    recognition: RecognitionsView
    changes: tuple[ChangeView, ...]


def advice_view(
    advice: AdviceOn, here: CertificationName, names: Iterable[CertificationName], today: date
) -> AdviceView:
    """What stands beside the facts of a certification, on a day."""
    known = {name.slug: name for name in (*names, here)}
    return AdviceView(
        roles=roles_view(advice),
        groups=tuple(rivals_view(group, here.slug, known) for group in advice.groups),
        outgrown=outgrown_view(advice.outgrown, known) if advice.outgrown else None,
        recognition=_recognitions(advice.recognition, advice.regions),
        changes=change_views(advice.changes, today),
    )


def change_views(changes: Iterable[DatedChange], today: date) -> tuple[ChangeView, ...]:
    """Changes on a day: what is to come first, the nearest first; then what came, the latest first."""
    known = tuple(changes)
    ahead = sorted((one for one in known if one.is_ahead(today)), key=lambda one: one.in_force_from)
    came = sorted((one for one in known if not one.is_ahead(today)), key=lambda one: one.in_force_from)
    return tuple(_change(one, today) for one in (*ahead, *reversed(came)))


def _flags(confidence: Confidence) -> tuple[str, ...]:
    return ("low",) if confidence is Confidence.LOW else ()


def _recognitions(statements: Iterable[Recognition], regions: Mapping[str, str]) -> RecognitionsView:
    """The surest first, and of equal ones those that speak of the fewest certifications."""
    known = sorted(
        statements,
        key=lambda item: (list(Confidence).index(item.grounds.confidence), len(item.certifications)),
    )
    views = tuple(_statement(item, regions) for item in known)
    return RecognitionsView(views[:MOST_AT_ONCE], views[MOST_AT_ONCE:])


def _statement(item: Recognition, regions: Mapping[str, str]) -> RecognitionView:
    return RecognitionView(
        text=sentence_case(item.statement),
        where=listed([regions[key] for key in item.regions if key in regions]),
        flags=_flags(item.grounds.confidence),
        mark=grounds_mark(item.grounds, item.statement),
    )


def _change(item: DatedChange, today: date) -> ChangeView:
    is_ahead = item.is_ahead(today)
    return ChangeView(
        what=sentence_case(item.what),
        when=_since(item.in_force_from, is_ahead=is_ahead),
        before=item.before,
        after=item.after,
        is_ahead=is_ahead,
        flags=_flags(item.grounds.confidence),
        mark=grounds_mark(item.grounds, item.what),
    )


def _since(day: str, *, is_ahead: bool) -> str:
    if not day:
        return _("Date unknown")
    return (_("From %(day)s") if is_ahead else _("Since %(day)s")) % {"day": source_date_words(day)}
