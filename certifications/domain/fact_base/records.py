"""A fact base file as values: every record checked before anything is imported.

The file is YAML of the shape that docs/howto/import-facts.md describes. Parsing takes what a YAML reader
gives (dicts, lists, strings, numbers) and either returns everything or raises with every problem found, each
naming its record and field. `null` means that no source was found: it yields no fact, never a zero.
"""

from dataclasses import dataclass
from datetime import date

from certifications.domain.facts import Confidence
from certifications.domain.values import Value
from certifications.domain.vocabulary import (
    Coverage,
    Orientation,
    ProgressionKind,
    SourceQuality,
    Status,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps the file from being imported."""

    record: str
    field: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: {self.sentence}"


class FactBaseRefusedError(ValueError):
    """The file cannot be imported; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a statement comes from and how sure it is.

    `source_url` is empty when the source is not on the web; then `source_note` describes it. `source_date`
    is the source's own date as text, empty when it is undated.
    """

    source_url: str
    source_note: str
    source_date: str
    confidence: Confidence
    also: tuple[str, ...] = ()
    caution: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One fact of a record; `position` tells apart facts that share a key, from 0."""

    key: str
    position: int
    value: Value
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of different sources that cannot all be true, side by side."""

    topic: str
    claims: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was read for a record."""

    url: str
    reference: str
    year: str
    quality: SourceQuality
    note: str


# What a record says of its coverage when nobody but the issuer supports it: an explicit table, as with
# education, so that nothing rests on a guess at words.
COVERAGE_BY_ISSUER = frozenset(
    {
        "taken from the issuer's own scope statements; no syllabus seen",
        "taken from the issuer's role description; no syllabus seen",
    }
)


@dataclass(frozen=True, slots=True)
class Record:
    """One certification of the file. Discipline to coverage are judgements, the rest is stated."""

    slug: str
    name: str
    abbreviation: str
    status: Status
    named_in_seed: bool
    issuer: str
    issuer_site: str
    official_url: str
    official_url_checked: bool
    discipline: str
    also_fits: tuple[str, ...]
    level: str
    orientation: Orientation
    who_it_suits: str
    coverage: tuple[tuple[str, Coverage], ...]
    coverage_basis: str
    coverage_why: str
    facts: tuple[StatedFact, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]
    not_found: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def is_covered_by_issuer_alone(self) -> bool:
        """Whether what it covers was read from the issuer's own account, without a syllabus."""
        return self.coverage_why in COVERAGE_BY_ISSUER


@dataclass(frozen=True, slots=True)
class StatedProgression:
    """What holding one certification means for another. An end "ext:…" is not in the catalogue."""

    start: str
    end: str
    kind: ProgressionKind
    detail: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DatedAddress:
    """An address with the year it was seen in; the year is empty when unknown."""

    url: str
    year: str


@dataclass(frozen=True, slots=True)
class CommonError:
    """What other pages get wrong about a certification, and what is right."""

    certification: str
    wrong: str
    better: str
    seen_at: tuple[DatedAddress, ...]
    corrected_by: tuple[DatedAddress, ...]


@dataclass(frozen=True, slots=True)
class LearnerQuestion:
    """A question that learners ask in public."""

    question: str
    what_is_confused: str
    source_url: str
    source_date: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A name that is easily taken for one of the catalogue."""

    name: str
    what_it_is: str
    source_url: str


@dataclass(frozen=True, slots=True)
class FactBase:
    """A whole file."""

    compiled: date
    records: tuple[Record, ...]
    progressions: tuple[StatedProgression, ...]
    learner_questions: tuple[LearnerQuestion, ...]
    common_errors: tuple[CommonError, ...]
    look_alikes: tuple[LookAlike, ...]
