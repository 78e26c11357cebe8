"""What random instruments leave out: further locales, optional texts, mirrors."""

from random import Random
from typing import Any

from assessments.domain.definitions.checks.places import optional_places
from assessments.domain.definitions.parser import parse_definition

Document = dict[str, Any]

ALPHABET = "aäßéñøŁжאمन日本語😀 ,.\n"
LOCALES = ("de", "pt-br", "zh-hant")


def embellished(random: Random, document: Document) -> Document:
    """The document with optional texts, up to three more locales, and mostly a mirror that leads back."""
    more = {**document}
    texts = dict(document["texts"]["en"])
    for place in sorted(optional_places(parse_definition(document))):
        if random.random() < 0.4:
            texts[place] = _words(random)
    more["locales"] = random.sample(["en", *LOCALES[: random.randint(0, 3)]], 1)
    more["locales"] += [
        key for key in ("en", *LOCALES) if key not in more["locales"] and random.random() < 0.5
    ]
    more["texts"] = {
        locale: texts if locale == "en" else {place: _words(random) for place in texts}
        for locale in more["locales"]
    }
    if random.random() < 0.8:
        more["mirror"] = _mirror(document)
    return more


def _mirror(document: Document) -> Document:
    """Exchanges paths that have a plan, and choices that carry no points."""
    plans = [path["key"] for path in document["paths"] if "groups" in path]
    choices = [
        [question["key"], *(choice["key"] for choice in question["choices"][:2])]
        for question in document["questions"]
        if not any("points" in choice for choice in question.get("choices", [{"points": {}}]))
    ]
    mirror: Document = {"paths": [plans[:2]]} if len(plans) > 1 else {}
    return {**mirror, "choices": choices} if choices else mirror


def _words(random: Random) -> str:
    return "." + "".join(random.choices(ALPHABET, k=random.randint(0, 12)))
