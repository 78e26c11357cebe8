"""The parts of a fact base file that are lists of their own: sources, progressions, questions, errors."""

from certifications.domain.fact_base.reader import Reader
from certifications.domain.fact_base.records import (
    CommonError,
    Contradiction,
    DatedAddress,
    LearnerQuestion,
    LookAlike,
    Provenance,
    Source,
    StatedProgression,
)
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import ProgressionKind, SourceQuality


def read_provenance(reader: Reader) -> Provenance:
    """Where a statement comes from; one without any source is refused."""
    url, note = reader.address("source_url"), reader.text("source_ref")
    if not url and not note and reader.raw("source_url") is None:
        reader.refuse("source_url", "is missing: a fact needs a source.")
    return Provenance(
        source_url=url,
        source_note=note,
        source_date=reader.year("source_year"),
        confidence=reader.choice("confidence", Confidence, Confidence.LOW),
        also=reader.texts("also"),
        caution=reader.text("caution"),
        note=reader.text("note"),
    )


def read_contradiction(reader: Reader) -> Contradiction:
    """Statements that cannot all be true."""
    value = reader.child("value")
    topic, claims = value.done(lambda: (value.text("topic", required=True), value.texts("claims")))
    if len(claims) < 2:
        value.refuse("claims", "should hold at least two statements.")
    return Contradiction(topic, claims, reader.done(lambda: read_provenance(reader)))


def read_source(reader: Reader) -> Source:
    """One source that was read."""
    return reader.done(
        lambda: Source(
            url=reader.address("url"),
            reference=reader.text("ref"),
            year=reader.year("year"),
            quality=reader.choice("quality", SourceQuality, SourceQuality.WEAK),
            note=reader.text("note"),
        )
    )


def read_progression(reader: Reader) -> StatedProgression:
    """One progression."""
    return reader.done(
        lambda: StatedProgression(
            start=reader.text("from", required=True),
            end=reader.text("to", required=True),
            kind=reader.choice("kind", ProgressionKind, ProgressionKind.UNCONFIRMED),
            detail=reader.text("detail"),
            provenance=read_provenance(reader),
        )
    )


def read_question(reader: Reader) -> LearnerQuestion:
    """One question of learners."""
    return reader.done(
        lambda: LearnerQuestion(
            question=reader.text("question", required=True),
            what_is_confused=reader.text("what_is_confused"),
            source_url=reader.address("source_url", required=True),
            source_date=reader.year("source_year"),
            also=reader.texts("also"),
        )
    )


def read_common_error(reader: Reader) -> CommonError:
    """One error of other pages."""
    return reader.done(
        lambda: CommonError(
            certification=reader.text("certification", required=True),
            wrong=reader.text("stale_or_wrong", required=True),
            better=reader.text("better", required=True),
            seen_at=tuple(_dated(child) for child in reader.children("seen_at")),
            corrected_by=tuple(_dated(child) for child in reader.children("corrected_by")),
        )
    )


def _dated(reader: Reader) -> DatedAddress:
    return reader.done(lambda: DatedAddress(reader.address("url", required=True), reader.year("year")))


def read_look_alike(reader: Reader) -> LookAlike:
    """One look-alike."""
    return reader.done(
        lambda: LookAlike(
            name=reader.text("name", required=True),
            what_it_is=reader.text("is", required=True),
            source_url=reader.address("source_url"),
        )
    )
