"""The parts of a fact base file that are lists of their own: progressions, errors, questions, look-alikes."""

from pydantic import Field

from certifications.domain.fact_base.statements import Declared, Provenance
from certifications.domain.fact_base.texts import Address, Line, Many, Needed, NeededAddress, Text, Year
from certifications.domain.vocabulary import ProgressionKind


class StatedProgression(Provenance):
    """What holding one certification means for another. An end "ext:…" is not in the catalogue."""

    start: Needed = Field(alias="from")
    end: Needed = Field(alias="to")
    kind: ProgressionKind
    detail: Text = ""


class DatedAddress(Declared):
    """An address with the year it was seen in; the year is empty when unknown."""

    url: NeededAddress
    year: Year = ""


class CommonError(Declared):
    """What other pages get wrong about a certification, and what is right."""

    certification: Needed
    wrong: Needed = Field(alias="stale_or_wrong")
    better: Needed
    seen_at: Many[DatedAddress] = ()
    corrected_by: Many[DatedAddress] = ()


class LearnerQuestion(Declared):
    """A question that learners ask in public."""

    question: Needed
    what_is_confused: Text = ""
    source_url: NeededAddress
    source_date: Year = Field("", alias="source_year")
    also: Many[Line] = ()


class LookAlike(Declared):
    """A name that is easily taken for one of the catalogue."""

    name: Needed
    what_it_is: Needed = Field(alias="is")
    source_url: Address = ""
