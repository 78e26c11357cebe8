"""Sizes that no questionnaire has: a proof of them would never end, and nobody would answer them."""

from collections.abc import Iterator

from assessments.domain.definitions.conditions import AnyOf, When
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import AgreementScale, NumberQuestion, choice_keys
from assessments.domain.definitions.refusals import Refusal

# The larger of the two editions of “Find your path” in each: 39 questions, 22 rules, 27 choices at most in a
# question and 40,000 characters in all.
MOST = {
    "locales": 20,
    "dimensions": 40,
    "sections": 60,
    "questions": 200,
    "paths": 20,
    "rules": 150,
    "assertions": 150,
    "stages": 60,
}
MOST_CHOICES = 40
MOST_CONDITIONS = 40
LONGEST_TEXTS = 250_000


def size_refusals(definition: Definition) -> Iterator[Refusal]:
    """Lists and texts that are too long. A single text is bounded by its form."""
    for name, most in MOST.items():
        amount = len(getattr(definition, name))
        if amount > most:
            yield Refusal(name, f"There are {amount:,} {name}; at most {most} are allowed.")
    for question in definition.questions:
        place = f"questions/{question.key}"
        if not isinstance(question, AgreementScale | NumberQuestion):
            yield from _choices(place, len(choice_keys(question)))
        yield from _conditions(f"{place}/visible_if", question.visible_if)
    for rule in definition.rules:
        yield from _conditions(f"rules/{rule.key}/when", rule.when)
    for number, stage in enumerate(definition.stages, start=1):
        yield from _conditions(f"stages/{number}/when", stage.when)
    yield from _texts(definition)


def _choices(place: str, amount: int) -> Iterator[Refusal]:
    if amount > MOST_CHOICES:
        yield Refusal(
            f"{place}/choices", f"This question has {amount} choices; at most {MOST_CHOICES} are allowed."
        )


def _conditions(place: str, when: When) -> Iterator[Refusal]:
    amount = sum(len(item.conditions) if isinstance(item, AnyOf) else 1 for item in when)
    if amount > MOST_CONDITIONS:
        yield Refusal(place, f"There are {amount:,} conditions here; at most {MOST_CONDITIONS} are allowed.")


def _texts(definition: Definition) -> Iterator[Refusal]:
    for locale, places in definition.texts:
        whole = sum(len(text) for _place, text in places)
        if whole > LONGEST_TEXTS:
            yield Refusal(
                f"texts/{locale}",
                f"The texts have {whole:,} characters together; at most {LONGEST_TEXTS:,} are allowed.",
            )
