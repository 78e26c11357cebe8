"""What assistants may ask, tool by tool. Whatever else they send is refused by name."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from certifications.domain.catalogue_entries import Sort
from certifications.domain.catalogue_filter import LONGEST_SEARCH
from certifications.domain.chosen import FEWEST, MOST
from certifications.domain.facets.declaration import Facet

Key = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
MOST_FOUND, MOST_CHANGES, MOST_OPTIONS = 25, 40, 20


class Question(BaseModel):
    """What a tool takes."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CertificationQuestion(Question):
    """Which certification is meant."""

    certification: Key = Field(description="Its slug, abbreviation or title, such as pmp")


class FactQuestion(CertificationQuestion):
    """Which of its facts."""

    fact: Key = Field(description="The key of a fact, such as exam.questions, fees.exam or renewal.fee")


class ComparisonQuestion(Question):
    """Which certifications are compared."""

    certifications: list[Key] = Field(
        min_length=FEWEST, max_length=MOST, description="Two to four slugs, abbreviations or titles"
    )
    only_differences: bool = Field(default=True, description="false: rows that are alike as well")


class ChangesQuestion(Question):
    """Since when."""

    # A date is a text in JSON, so this one field is read as JSON has it.
    since: date = Field(strict=False, description="A day as 2026-11-30")
    certification: Key | None = Field(default=None, description="Only of this one")
    limit: int = Field(default=MOST_CHANGES, ge=1, le=MOST_CHANGES)


class AdviceQuestion(Question):
    """Nothing is asked beside the question itself."""


class SearchBase(Question):
    """What is searched for; the filters of the catalogue stand beside it."""

    q: Annotated[str, StringConstraints(max_length=LONGEST_SEARCH)] = Field(
        default="", description="Words in the name, abbreviation, issuer or in whom it suits"
    )
    currency: str = Field(default="", max_length=3, description="In which prices are read, such as USD")
    member: bool = Field(default=False, description="Read the prices that members pay")
    sort: Sort = Field(default=Sort.NAME, strict=False)
    limit: int = Field(default=10, ge=1, le=MOST_FOUND)
    offset: int = Field(default=0, ge=0, le=1000)


def _options(facet: Facet) -> tuple[object, object]:
    """Options of one facet: any of them is enough."""
    words = f"Any of these options of “{facet.value}”; an unknown one is answered with those there are"
    return list[Key], Field(default_factory=list, max_length=MOST_OPTIONS, description=words)


# One field for each facet of the catalogue: a new facet is one here as well.
SearchQuestion: type[SearchBase] = create_model(  # type: ignore[call-overload]  # fields by name, which it takes
    "SearchQuestion",
    __base__=SearchBase,
    __doc__="Which certifications. Filters of different names must all hold.",
    **{facet.value: _options(facet) for facet in Facet},
)
