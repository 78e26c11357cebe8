"""The proof report of a definition's logic: findings with their witnesses, shares, effects, the mirror.

docs/algorithms/proof.md says what each finding means and how it is proved. Data only: sentences are made
where the report is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from assessments.domain.answers.sheet import Answer
from assessments.domain.documents.stored import ByName, Flag, Number

# Of the report's content. A report of another version proves nothing here any more.
PROVER = 1

# A sheet as pairs sorted by question.
Witness = Annotated[tuple[tuple[str, Answer], ...], ByName()]


class Severity(StrEnum):
    """An error keeps a definition from going live, a warning wants a signature, a notice tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class FindingKind(StrEnum):
    """What can be found."""

    UNREACHABLE_PATH = "unreachable_path"
    DEAD_RULE = "dead_rule"
    NEVER_SHOWN = "never_shown"
    QUESTION_WITHOUT_EFFECT = "question_without_effect"
    CHOICES_ALIKE = "choices_alike"
    RULE_OVERLAP = "rule_overlap"
    ASSERTION_FAILS = "assertion_fails"
    STRAIGHT_LINER = "straight_liner"
    UNBALANCED_DIMENSIONS = "unbalanced_dimensions"
    UNFED_DIMENSION = "unfed_dimension"
    UNREAD_DIMENSION = "unread_dimension"
    MIRROR_BROKEN = "mirror_broken"
    NOT_PROVEN = "not_proven"


class MirrorState(StrEnum):
    """Whether path(mirror(sheet)) = mirror(path(sheet)) for every sheet."""

    NOT_DECLARED = "not_declared"
    PROVED = "proved"
    BROKEN = "broken"
    NOT_PROVEN = "not_proven"


class QuestionRole(StrEnum):
    """What a question is for: it can turn the path, the plan reads it, it shows others, or nothing."""

    PATH = "path"
    PLAN = "plan"
    SHOWS = "shows"
    NOTHING = "nothing"


class Method(StrEnum):
    """How shares were counted: over all sheets, or over sheets drawn by chance from a fixed seed."""

    EXACT = "exact"
    SAMPLED = "sampled"


class Pattern(StrEnum):
    """Someone who gives every question the answer at the same place."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `place` names the part of the definition as refusals do ("rules/both", "questions/lead").

    `parameters` are sorted by name. `witnesses` are none, one or two complete sheets that the engine confirms
    (two: they differ in one question, or are each other's mirror).
    """

    kind: FindingKind
    severity: Severity
    place: str
    parameters: Annotated[tuple[tuple[str, str | Number], ...], ByName()] = ()
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `Shares.of` sheets lead to a path.

    `least` and `most` bound the share in parts of a million, at 99 % confidence (Wilson) where it is sampled;
    both are the share itself, rounded down and up, where it is exact.
    """

    path: str
    sheets: Number
    least: Number
    most: Number


@dataclass(frozen=True, slots=True)
class Shares:
    """The paths of sheets drawn uniformly and independently, question by question; by path as defined."""

    method: Method
    of: Number
    by_path: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a question may decide: between which paths another answer to it alone can turn, sorted.

    `paths` are empty where `role` is not PATH; `is_proved` tells that no other path belongs there.
    """

    question: str
    role: QuestionRole
    paths: tuple[str, ...]
    is_proved: Flag


@dataclass(frozen=True, slots=True)
class Fragile:
    """The question of which another answer turns the path most often: on `turned` of `of` drawn sheets."""

    question: str
    turned: Number
    of: Number


@dataclass(frozen=True, slots=True)
class StraightLine:
    """The path that a pattern of answers leads to."""

    pattern: Pattern
    path: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A sheet that leads to a path, by a rule."""

    path: str
    rule: str
    witness: Witness


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found out about the logic of a definition (`logic_hash`, SHA-256 hexadecimal).

    Findings are sorted by severity, then kind, then place. `reached` has one sheet for each rule that can
    decide, in the order of rules; `effects` are in the order of questions.
    """

    prover: Number
    logic_hash: str
    findings: tuple[Finding, ...]
    mirror: MirrorState
    shares: Shares
    effects: tuple[Effect, ...]
    fragile: Fragile | None
    straight_lines: tuple[StraightLine, ...]
    reached: tuple[Reached, ...]

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)
