"""What stands beside the facts: whom it serves, its rivals, what outgrows it, where it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from certifications.domain.advice import Recognition
from certifications.domain.facts import Confidence
from certifications.domain.statements import CertificationName
from certifications.facts.presenters.alternatives import RivalsView, rivals_view
from certifications.facts.presenters.outgrown import OutgrownView, outgrown_view
from certifications.facts.presenters.roles import RolesView, roles_view
from certifications.queries.advice import AdviceOn
from certifications.wording.marks import FactMark, MarkMaker
from certifications.wording.regions import regions_words
from certifications.wording.source_index import SourceIndex
from portal.shared.words import sentence_case

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
class AdviceView:
    """All that stands beside the facts."""

    roles: RolesView
    groups: tuple[RivalsView, ...]
    outgrown: OutgrownView | None
    recognition: RecognitionsView


def advice_view(
    advice: AdviceOn, here: CertificationName, names: Iterable[CertificationName], marks: MarkMaker
) -> AdviceView:
    """What stands beside the facts of a certification, on the day of its marks."""
    known = {name.slug: name for name in (*names, here)}
    return AdviceView(
        roles=roles_view(advice, marks),
        groups=tuple(rivals_view(group, here.slug, known) for group in advice.groups),
        outgrown=outgrown_view(advice.outgrown, known) if advice.outgrown else None,
        recognition=_recognitions(advice.recognition, advice.regions, marks),
    )


def _flags(confidence: Confidence) -> tuple[str, ...]:
    return ("low",) if confidence is Confidence.LOW else ()


def _recognitions(
    statements: Iterable[Recognition], regions: Mapping[str, str], marks: MarkMaker
) -> RecognitionsView:
    """The surest first, and of equal ones those that speak of the fewest certifications."""
    known = sorted(
        statements,
        key=lambda item: (list(Confidence).index(item.grounds.confidence), len(item.certifications)),
    )
    # What the page does not show cites none of its numbered sources.
    apart = replace(marks, sources=SourceIndex())
    return RecognitionsView(
        tuple(_statement(item, regions, marks) for item in known[:MOST_AT_ONCE]),
        tuple(_statement(item, regions, apart) for item in known[MOST_AT_ONCE:]),
    )


def _statement(item: Recognition, regions: Mapping[str, str], marks: MarkMaker) -> RecognitionView:
    return RecognitionView(
        text=sentence_case(item.statement),
        where=sentence_case(regions_words(regions[key] for key in item.regions if key in regions)),
        flags=_flags(item.grounds.confidence),
        mark=marks.of_grounds(item.grounds, item.statement),
    )
