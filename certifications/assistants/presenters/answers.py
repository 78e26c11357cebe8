"""What answers are made of. A fact has its value, source, dates and confidence together, or it is not there.

The types cannot be built with less: no field that a fact needs has a default, and none may be empty. Their
JSON Schemas are what the endpoint declares.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from certifications.domain.vocabulary import SourceQuality

Said = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
NO_SOURCE = "Unknown: no source that we read states this."


class AssistantAnswer(BaseModel):
    """A part of an answer; nothing can be added to it, and it never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceAnswer(AssistantAnswer):
    """Where a fact was read."""

    name: Said
    url: str | None = Field(description="null: the source has no address, or none that readers are sent to")
    kind: SourceQuality = Field(
        description="Whose word it is: official, the issuer; semi, close to the issuer; secondary, somebody "
        "else; weak, such as a forum, a CV or what a machine wrote"
    )
    date: str | None = Field(description="The source's own date; null: it is undated")


class FactAnswer(AssistantAnswer):
    """A fact with everything that it rests on. Quote the value with its source and its date."""

    key: Said = Field(description="Its permanent key, such as exam.questions")
    label: Said
    value: Said
    note: str | None
    caution: str | None
    source: SourceAnswer
    further_sources: tuple[str, ...]
    collected_on: date
    checked_on: date | None = Field(description="null: nobody has compared it with its source since")
    in_force_from: date | None = Field(description="null: no first day is known")
    in_force_until: date | None = Field(description="null: no last day is known")
    is_stale: bool = Field(description="true: it is older than facts of its kind may be; say so")
    confidence: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def _days_in_order(self) -> "FactAnswer":
        if self.in_force_from and self.in_force_until and self.in_force_from > self.in_force_until:
            raise ValueError("A fact ends before it begins.")
        return self


class JudgementAnswer(AssistantAnswer):
    """What an editor holds of a certification. It is an opinion with an author, not a fact."""

    is_judgement: Literal[True] = True
    verdict: str | None
    suits: str | None
    does_not_suit: str | None
    author: Said
    made_on: date
    basis: Said


class NameAnswer(AssistantAnswer):
    """A certification by name. The organisation that runs this site awards those marked as own offers."""

    slug: Said
    name: Said
    title: Said
    page: Said
    issuer: Said
    is_own_offer: bool
    own_offer: str | None = Field(description="What readers must know of an own offer; repeat it")


class CertificationAnswer(AssistantAnswer):
    """One certification: its facts, what is unknown of it, and what editors judge."""

    certification: NameAnswer
    as_of: date
    markdown: Said
    status: Said
    can_be_booked: bool
    discipline: Said
    level: Said
    judgement: JudgementAnswer | None
    facts: tuple[FactAnswer, ...]
    facts_ahead: tuple[FactAnswer, ...] = Field(description="Announced: not in force yet")
    unknown: tuple[str, ...] = Field(description="What no source that we read states")


class FactsAnswer(AssistantAnswer):
    """What is stated of one matter, or that it is unknown: exactly one of both."""

    certification: NameAnswer
    as_of: date
    key: Said
    label: Said
    facts: tuple[FactAnswer, ...]
    facts_ahead: tuple[FactAnswer, ...]
    unknown: str | None

    @model_validator(mode="after")
    def _known_or_not(self) -> "FactsAnswer":
        if bool(self.facts) == bool(self.unknown):
            raise ValueError("Either facts are stated, or they are said to be unknown.")
        return self


class FoundAnswer(AssistantAnswer):
    """A certification that a search found; its facts are asked for by its slug."""

    certification: NameAnswer
    discipline: Said
    level: Said
    suits: str | None = Field(description="An editor's judgement, not a fact")
    facts_checked: Said


class SearchAnswer(AssistantAnswer):
    """What was found, in order; `more` says whether there is more."""

    as_of: date
    total: int
    found: tuple[FoundAnswer, ...]
    more: bool


class CellAnswer(AssistantAnswer):
    """What is said of one certification. What rests on facts brings them along."""

    slug: Said
    says: tuple[Said, ...] = Field(description="Empty: unknown")
    basis: Literal["facts", "judgement", "record", "unknown"]
    facts: tuple[FactAnswer, ...]

    @model_validator(mode="after")
    def _rests_on_something(self) -> "CellAnswer":
        if (self.basis == "facts") != bool(self.facts) or (self.basis == "unknown") == bool(self.says):
            raise ValueError("An answer says what it rests on, and has it.")
        return self


class RowAnswer(AssistantAnswer):
    """One question asked of each certification."""

    question: Said
    differs: bool
    answers: tuple[CellAnswer, ...]


class ComparisonAnswer(AssistantAnswer):
    """Two to four certifications side by side."""

    as_of: date
    page: Said
    certifications: tuple[NameAnswer, ...] = Field(min_length=2, max_length=4)
    our_interest: str | None
    rows: tuple[RowAnswer, ...]


class ChangeAnswer(AssistantAnswer):
    """A fact that changed, or is announced to. `now` is what is stated today, with its source."""

    slug: Said
    what: Said
    noted_at: datetime
    why: str | None
    is_announced: bool
    takes_effect: str | None
    no_longer_stated: bool
    now: tuple[FactAnswer, ...]


class ChangesAnswer(AssistantAnswer):
    """What changed since a day, the latest first; `more` says that older ones are left out."""

    since: date
    changes: tuple[ChangeAnswer, ...]
    more: bool


class AssessmentAnswer(AssistantAnswer):
    """An assessment that people can take, and the page that shows its whole logic."""

    title: Said
    page: Said
    how_it_works: Said
    version: int
    live_since: date


class AdviceAnswer(AssistantAnswer):
    """How advice comes about here. An assistant cannot take the assessment for somebody."""

    principles: tuple[Said, ...]
    assessments: tuple[AssessmentAnswer, ...]
