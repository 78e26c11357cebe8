"""What a question offers and what its choices earn."""

from assessments.domain.definitions.definition import (
    NOT_SURE,
    AgreementScale,
    Background,
    MultipleChoice,
    NumberQuestion,
    Points,
    Question,
    SingleChoice,
)


def is_scored(question: Question) -> bool:
    """Whether its answer earns points: then it has to be answered while it is visible."""
    match question:
        case AgreementScale():
            return True
        case SingleChoice(choices=choices):
            return any(choice.points for choice in choices)
        case _:
            return False


def offers_not_sure(question: Question) -> bool:
    """Whether "not sure" is among the answers."""
    return isinstance(question, SingleChoice | AgreementScale)


def choice_keys(question: Question) -> tuple[str, ...]:
    """The keys of its choices in order, without "not sure"; none for a number."""
    match question:
        case AgreementScale(steps=steps):
            return tuple(str(step) for step in range(1, steps + 1))
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return tuple(choice.key for choice in choices)
        case NumberQuestion():
            return ()


def points_of(question: Question, choice: str) -> Points:
    """What a choice earns, by each dimension that the question feeds; "not sure" earns half the maxima.

    Raises:
        KeyError: the question has no such choice.
    """
    maxima = maxima_of(question)
    if choice == NOT_SURE and offers_not_sure(question):
        return tuple((dimension, most // 2) for dimension, most in maxima)
    position = choice_keys(question).index(choice) if choice in choice_keys(question) else None
    if position is None:
        raise KeyError(choice)
    match question:
        case AgreementScale(steps=steps, weights=weights, is_reversed=is_reversed):
            factor = steps - 1 - position if is_reversed else position
            return tuple((dimension, factor * weight) for dimension, weight in weights)
        case SingleChoice(choices=choices):
            earned = dict(choices[position].points)
            return tuple((dimension, earned.get(dimension, 0)) for dimension, _most in maxima)
        case _:
            return ()


def maxima_of(question: Question) -> Points:
    """The most that a choice earns, by each dimension that the question feeds, sorted by dimension."""
    match question:
        case AgreementScale(steps=steps, weights=weights):
            return tuple((dimension, (steps - 1) * weight) for dimension, weight in weights)
        case SingleChoice(choices=choices):
            most: dict[str, int] = {}
            for choice in choices:
                for dimension, points in choice.points:
                    most[dimension] = max(points, most.get(dimension, 0))
            return tuple(sorted(most.items()))
        case _:
            return ()


def background_questions(background: Background) -> tuple[str, ...]:
    """The keys of the questions that eligibility reads, sorted."""
    named = {background.education, background.training_hours, background.hours_a_week}
    named |= {key for item in background.experience for key in (item.total, item.recent)}
    return tuple(sorted(named - {""}))
