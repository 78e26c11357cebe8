"""Points: dimensions that are there, maxima that can be halved."""

from collections.abc import Iterator

from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition
from assessments.domain.definitions.questions import (
    DOES_NOT_APPLY,
    AgreementScale,
    Choice,
    Points,
    SingleChoice,
    maxima_of,
)
from assessments.domain.definitions.refusals import Refusal


def points_refusals(definition: Definition) -> Iterator[Refusal]:
    """Points for dimensions that are not there, and odd maxima."""
    known = {dimension.key for dimension in definition.dimensions}
    for question in definition.questions:
        place = f"questions/{question.key}"
        match question:
            case AgreementScale(weights=weights):
                yield from _unknown(f"{place}/weights", weights, known)
            case SingleChoice(choices=choices):
                for choice in choices:
                    yield from _unknown(f"{place}/choices/{choice.key}/points", choice.points, known)
                if definition.format > OLDEST_FORMAT:
                    yield from _beside_the_point(choices, place)
            case _:
                continue
        for dimension, most in maxima_of(question):
            if most % 2:
                yield Refusal(
                    place,
                    f"The most that this question adds to “{dimension}” is {most}: make it even, because "
                    "“not sure” earns exactly half.",
                )
    yield from _areas(definition)


def _unknown(place: str, points: Points, known: set[str]) -> Iterator[Refusal]:
    for dimension, _points in points:
        if dimension not in known:
            yield Refusal(f"{place}/{dimension}", f"There is no dimension “{dimension}”.")


def _beside_the_point(choices: tuple[Choice, ...], place: str) -> Iterator[Refusal]:
    """Points for an answer that says that the question does not apply."""
    for choice in choices:
        for dimension, earned in choice.points if choice.key == DOES_NOT_APPLY else ():
            if earned:
                yield Refusal(
                    f"{place}/choices/{choice.key}/points/{dimension}",
                    f"“{DOES_NOT_APPLY}” is an answer that earns nothing.",
                )


def _areas(definition: Definition) -> Iterator[Refusal]:
    """A need is compared between people: its attainable has to be the same on every sheet."""
    seen: dict[str, str] = {}
    for dimension in definition.dimensions:
        if not dimension.focus_area:
            continue
        place = f"dimensions/{dimension.key}"
        other = seen.setdefault(dimension.focus_area, dimension.key)
        if other != dimension.key:
            yield Refusal(place, f"The need for this focus area is measured by “{other}” already.")
        for question in conditional_feeders(definition, dimension.key):
            yield Refusal(
                place,
                "This measures a need, so the points that can be had must be the same for everybody; "
                f"question “{question}” is not always asked.",
            )


def conditional_feeders(definition: Definition, dimension: str) -> tuple[str, ...]:
    """The questions that feed a dimension and are not always asked."""
    return tuple(
        question.key
        for question in definition.questions
        if question.visible_if and any(name == dimension and most for name, most in maxima_of(question))
    )


def is_fed(definition: Definition, dimension: str) -> bool:
    """Whether any question can add points to a dimension."""
    return any(
        name == dimension and most for question in definition.questions for name, most in maxima_of(question)
    )
