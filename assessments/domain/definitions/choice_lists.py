"""Choice lists: shorthand of a document for questions with the same choices.

`lists` names choices once, a single choice names its list, and their texts stand at `lists/LIST/CHOICE`. The
long form is what is read, stored and hashed; what is refused of it is told at the places that were written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessments.domain.definitions.refusals import Refusal
from assessments.domain.documents.values import (
    CHOICE_KEY,
    KEY,
    LARGEST_NUMBER,
    kind_of,
    problem_of_key,
    problem_of_list,
    problem_of_number,
    shown,
    twice,
)

Document = dict[str, Any]
# In place of the choices of a list that cannot be read: the document is refused anyway.
_STOPGAP = ("a", "b")


@dataclass(slots=True)
class LongForm:
    """A document without its shorthand, and what was refused of that.

    `uses` are the places at which it uses shorthand. `listed` has the list of each question that names one,
    `broken` the questions of which nothing can be said of the choices, `worded` the texts as they were typed.
    """

    document: Document
    refusals: list[Refusal] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    listed: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    worded: frozenset[str] = frozenset()

    def as_written(self, refusals: Iterable[Refusal]) -> Iterator[Refusal]:
        """What is refused of the long form, each once, at the places that were written."""
        if not self.listed and not self.broken:
            yield from refusals
            return
        placed = ((self._place(item.place), item.sentence) for item in refusals)
        told = dict.fromkeys(Refusal(place, sentence) for place, sentence in placed if place is not None)
        yield from told

    def _place(self, place: str) -> str | None:
        """The place that was written; None where it would only repeat what is refused of a list."""
        match place.split("/"):
            case ["questions", question, "choices", *_rest] if question in self.broken:
                return None
            case ["questions", question, "choices", _choice, "points", dimension] if question in self.listed:
                return f"questions/{question}/points/{dimension}"
            case ["questions", question, "choices", *rest] if question in self.listed:
                return "/".join(["lists", self.listed[question], *rest])
            case ["texts", locale, "questions", question, "choices", choice] if (
                question in self.listed and place not in self.worded
            ):
                return f"texts/{locale}/lists/{self.listed[question]}/{choice}"
            case _:
                return place


def long_form(document: Document) -> LongForm:
    """The document with each list written out; nothing else of it is changed."""
    made = LongForm({name: item for name, item in document.items() if name != "lists"})
    lists = _lists(document["lists"], made) if "lists" in document else {}
    questions = document.get("questions")
    if isinstance(questions, list):
        made.document["questions"] = [
            _question(question, number, lists, made) for number, question in enumerate(questions, start=1)
        ]
        named = {
            item.get("list") for item in questions if isinstance(item, dict) and _is_key(item.get("list"))
        }
        made.refusals += (
            Refusal(f"lists/{name}", "No question uses this list.") for name in lists if name not in named
        )
    if made.listed and isinstance(document.get("texts"), dict):
        made.worded = frozenset(_places(document["texts"]))
        made.document["texts"] = {
            locale: _texts(texts, lists, made.listed) if isinstance(texts, dict) else texts
            for locale, texts in document["texts"].items()
        }
    return made


def _lists(document: object, made: LongForm) -> dict[str, tuple[str, ...]]:
    """The choices by list; none where a list cannot be read, which is refused."""
    made.uses.append("lists")
    if not isinstance(document, dict) or not document:
        empty = "This should name a list." if document == {} else ""
        made.refusals.append(Refusal("lists", empty or f"This should be an object, not {kind_of(document)}."))
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, choices in document.items():
        problems = [problem_of_key(name, KEY), *_problems_of_choices(choices)]
        told = [Refusal(f"lists/{shown(str(name))}", problem) for problem in problems if problem]
        made.refusals += told
        found[name] = () if told else tuple(choices)
    return found


def _problems_of_choices(choices: object) -> Iterator[str]:
    problem = problem_of_list(choices, 2)
    if problem or not isinstance(choices, list):
        yield problem
        return
    problems = [problem for choice in choices if (problem := problem_of_key(choice, CHOICE_KEY))]
    yield from problems
    if not problems and (double := twice(choices)):
        yield f"“{double}” stands here twice."


def _question(question: Any, number: int, lists: Mapping[str, tuple[str, ...]], made: LongForm) -> Any:
    """A question with the choices of the list that it names."""
    if not isinstance(question, dict) or question.get("kind") != "single" or "list" not in question:
        return question
    key = question.get("key")
    name = key if isinstance(key, str) and CHOICE_KEY.fullmatch(key) else str(number)
    place, chosen = f"questions/{name}", question["list"]
    made.uses.append(f"{place}/list")
    known = _is_key(chosen) and chosen in lists
    if not known:
        problem = problem_of_key(chosen, KEY) or f"There is no list “{chosen}”."
        made.refusals.append(Refusal(f"{place}/list", problem))
    if "choices" in question:
        sentence = "The choices are those of the list, so leave these out."
        made.refusals.append(Refusal(f"{place}/choices", sentence))
    choices = lists[chosen] if known else ()
    made.listed[name] = str(chosen)
    if not choices or "choices" in question:
        made.broken.add(name)
    earned = _points(question["points"], f"{place}/points", choices, made) if "points" in question else {}
    rest = {field: item for field, item in question.items() if field not in {"list", "points"}}
    written = [_choice(key, position, earned) for position, key in enumerate(choices or _STOPGAP)]
    return {**rest, "choices": written}


def _choice(key: str, position: int, earned: Mapping[str, list[int]]) -> Document:
    """A choice as it would be written: what earns nothing is left out."""
    points = {dimension: numbers[position] for dimension, numbers in earned.items() if numbers[position]}
    return {"key": key, **({"points": points} if points else {})}


def _points(document: object, place: str, choices: tuple[str, ...], made: LongForm) -> dict[str, list[int]]:
    """The points by dimension, one number for each choice; without those that are refused."""
    if not isinstance(document, dict) or not document:
        empty = "This should name a dimension." if document == {} else ""
        made.refusals.append(Refusal(place, empty or f"This should be an object, not {kind_of(document)}."))
        return {}
    found: dict[str, list[int]] = {}
    for dimension, numbers in document.items():
        here = f"{place}/{shown(str(dimension))}"
        told = [*_refused_numbers(numbers, here, len(choices))]
        problem = problem_of_key(dimension, KEY)
        made.refusals += [*([Refusal(here, problem)] if problem else []), *told]
        if choices and not told and not problem:
            found[dimension] = numbers
    return found


def _refused_numbers(numbers: object, place: str, choices: int) -> Iterator[Refusal]:
    if not isinstance(numbers, list):
        yield Refusal(place, f"This should be a list, not {kind_of(numbers)}.")
        return
    if choices and len(numbers) != choices:
        yield Refusal(
            place,
            f"This should have a number for each of the {choices} choices of the list, not {len(numbers)}.",
        )
    for position, number in enumerate(numbers, start=1):
        if problem := problem_of_number(number, 0, LARGEST_NUMBER):
            yield Refusal(f"{place}/{position}", problem)


def _places(texts: Mapping[str, object]) -> Iterator[str]:
    """Where texts were typed."""
    for locale, places in texts.items():
        if isinstance(places, dict):
            yield from (f"texts/{locale}/{place}" for place in places)


def _texts(texts: Document, lists: Mapping[str, tuple[str, ...]], listed: Mapping[str, str]) -> Document:
    """The texts of a locale, those of a list at each question that names it; a question's own comes first."""
    shared = {f"lists/{name}/{choice}" for name, choices in lists.items() for choice in choices}
    written = {place: text for place, text in texts.items() if place not in shared}
    for question, name in listed.items():
        for choice in lists.get(name, ()):
            if f"lists/{name}/{choice}" in texts:
                written.setdefault(f"questions/{question}/choices/{choice}", texts[f"lists/{name}/{choice}"])
    return written


def _is_key(value: object) -> bool:
    return isinstance(value, str)
