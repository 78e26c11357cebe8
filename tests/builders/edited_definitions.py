"""Two definitions of which the second is an edited form of the first, as an editor would leave it."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from assessments.domain.definitions.checks.places import required_places
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from tests.builders.random_instruments import Document, random_definition_document

TRIES = 60


def edited_pair(random: Random, *, edits: int = 3, **sizes: int) -> tuple[Definition, Definition]:
    """A random definition, and one with up to so many edits; in one of four pairs two unrelated ones."""
    old = random_definition_document(random, **sizes)
    if random.random() < 0.25:
        return compile_definition(old), compile_definition(random_definition_document(random, **sizes))
    new, made = old, 0
    for _try in range(TRIES):
        if made == edits:
            break
        tried = _texted(random.choice(EDITS)(random, deepcopy(new)))
        if tried is not None:
            new, made = tried, made + 1
    return compile_definition(old), compile_definition(new)


def _texted(document: Document) -> Document | None:
    """The document with a text for each place; None where it does not compile."""
    document["texts"] = {"en": {}}
    try:
        places = required_places(parse_definition(document))
        document["texts"]["en"] = {place: f"Text of {place}" for place in places}
        compile_definition(document)
    except RefusedError:
        return None
    return document


def _drop_question(random: Random, document: Document) -> Document:
    document["questions"].pop(random.randrange(len(document["questions"])))
    return document


def _other_question(random: Random, document: Document) -> Document:
    """A question takes the form that it has in another instrument."""
    other = random.choice(random_definition_document(random)["questions"])
    asked = document["questions"]
    place = random.randrange(len(asked))
    asked[place] = {**other, "key": asked[place]["key"], "section": asked[place]["section"]}
    return document


def _add_question(random: Random, document: Document) -> Document:
    other = random.choice(random_definition_document(random)["questions"])
    section = document["questions"][-1]["section"]
    other.pop("visible_if", None)
    document["questions"].append({**other, "key": f"new{random.randrange(1000)}", "section": section})
    return document


def _drop_choice(random: Random, document: Document) -> Document:
    choices = random.choice(document["questions"]).get("choices", [{}])
    choices.pop(random.randrange(len(choices)))
    return document


def _turn_scale(random: Random, document: Document) -> Document:
    question = random.choice(document["questions"])
    question["reversed"] = not question.get("reversed")
    if not question["reversed"]:
        del question["reversed"]
    return document


def _drop_visibility(random: Random, document: Document) -> Document:
    random.choice(document["questions"]).pop("visible_if", None)
    return document


def _move_threshold(random: Random, document: Document) -> Document:
    for item in random.choice(document["rules"]).get("when", []):
        for bound in ("at_least", "at_most"):
            if "score" in item and bound in item:
                item[bound] = random.randint(0, 100)
    return document


def _swap_rules(random: Random, document: Document) -> Document:
    rules = document["rules"]
    place = random.randrange(len(rules))
    rules.insert(random.randrange(len(rules)), rules.pop(place))
    return document


def _drop_rule(random: Random, document: Document) -> Document:
    document["rules"].pop(random.randrange(len(document["rules"])))
    return document


def _add_rule(random: Random, document: Document) -> Document:
    like = deepcopy(random.choice(document["rules"]))
    like["when"] = [{"score": "d0", random.choice(("at_least", "at_most")): random.randint(0, 100)}]
    document["rules"].insert(0, {**like, "key": f"new{random.randrange(1000)}"})
    return document


def _swap_questions(random: Random, document: Document) -> Document:
    asked = document["questions"]
    place = random.randrange(len(asked))
    asked.insert(0, {**asked.pop(place), "section": asked[0]["section"]})
    return document


EDITS: tuple[Callable[[Random, Document], Document], ...] = (
    _drop_question,
    _other_question,
    _add_question,
    _drop_choice,
    _turn_scale,
    _drop_visibility,
    _move_threshold,
    _swap_rules,
    _drop_rule,
    _add_rule,
    _swap_questions,
)
