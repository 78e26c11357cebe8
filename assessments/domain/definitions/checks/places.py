"""Texts: each locale has every place that is shown, and no other."""

from collections.abc import Iterator

from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition
from assessments.domain.definitions.questions import AgreementScale, NumberQuestion, choice_keys
from assessments.domain.definitions.refusals import OF_FORMAT_2, Refusal

# Under it stands, by question and choice, what an answer says for a path: a phrase that follows “because”.
REASONS = "reasons"


def text_refusals(definition: Definition) -> Iterator[Refusal]:
    """Locales without texts, places without a text, texts without a place."""
    by_locale = dict(definition.texts)
    required, optional = required_places(definition), optional_places(definition)
    for locale in definition.locales:
        if locale not in by_locale:
            yield Refusal(f"texts/{locale}", "There are no texts for this locale.")
    for locale, places in definition.texts:
        if locale not in definition.locales:
            yield Refusal(f"texts/{locale}", "This locale is not among the locales.")
            continue
        there = {place for place, _text in places}
        for place in required:
            if place not in there:
                yield Refusal(f"texts/{locale}/{place}", "This text is missing.")
        for place in sorted(there - set(required) - optional):
            is_reason = definition.format == OLDEST_FORMAT and place.startswith(f"{REASONS}/")
            sentence = OF_FORMAT_2 if is_reason else "The definition has no such place."
            yield Refusal(f"texts/{locale}/{place}", sentence)


def required_places(definition: Definition) -> tuple[str, ...]:
    """The places that every locale fills, in the order of the definition, each once."""
    places = ["title", "introduction"]
    places += [f"sections/{section.key}/title" for section in definition.sections]
    for question in definition.questions:
        places.append(f"questions/{question.key}/text")
        match question:
            case NumberQuestion(unit=unit):
                places.append(f"units/{unit}")
            case AgreementScale(steps=steps):
                places += [f"scales/{steps}/{step}" for step in range(1, steps + 1)]
            case _:
                places += [f"questions/{question.key}/choices/{key}" for key in choice_keys(question)]
    places += [f"dimensions/{dimension.key}" for dimension in definition.dimensions]
    for path in definition.paths:
        places += [f"paths/{path.key}/name", f"paths/{path.key}/sentence"]
    places += [f"rules/{rule.key}" for rule in definition.rules]
    places += [f"steps/{step}" for rule in definition.rules for step in rule.steps]
    return tuple(dict.fromkeys(places))


def optional_places(definition: Definition) -> set[str]:
    """The places that a locale may fill; reasons are there from format 2 on."""
    return {
        *(f"sections/{section.key}/introduction" for section in definition.sections),
        *(f"questions/{question.key}/help" for question in definition.questions),
        *(
            f"{REASONS}/{question.key}/{choice}"
            for question in definition.questions
            for choice in choice_keys(question)
            if definition.format > OLDEST_FORMAT
        ),
    }
