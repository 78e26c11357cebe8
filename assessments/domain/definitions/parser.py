"""A definition from its JSON document (docs/algorithms/definition.md)."""

from assessments.domain.definitions.condition_documents import read_score, read_when
from assessments.domain.definitions.definition import (
    Assertion,
    Background,
    Definition,
    Dimension,
    Experience,
    ExploreKind,
    Group,
    Mirror,
    Path,
    Rule,
    Section,
)
from assessments.domain.definitions.document_reader import (
    CHOICE_KEY,
    SLUG,
    Reader,
    kind_of,
    problem_of_text,
    twice,
)
from assessments.domain.definitions.question_documents import read_question
from assessments.domain.definitions.refusals import Refusal, RefusedError

FORMAT = 1
LOWEST_LEVEL, HIGHEST_LEVEL = -1, 5
MOST_YEARS = 100
MOST_PLANNED, MOST_HOURS_A_WEEK = 20, 60
LOCALE = SLUG


def parse_definition(document: object) -> Definition:
    """The definition that a JSON document stands for. Its references are the compiler's to check.

    Raises:
        RefusedError: the document is not of the form; every refusal, with its place.
    """
    refusals: list[Refusal] = []
    definition = _read(Reader(document, "", refusals))
    if refusals:
        raise RefusedError(tuple(refusals))
    return definition


def _read(reader: Reader) -> Definition:
    reader.number("format", FORMAT, FORMAT)
    definition = Definition(
        key=reader.key("key", SLUG),
        locales=reader.key_list("locales", LOCALE, 1),
        dimensions=tuple(_dimension(child) for child in reader.children("dimensions", 1)),
        sections=tuple(_section(child) for child in reader.children("sections", 1)),
        questions=tuple(
            question
            for child in reader.children("questions", 1)
            if (question := read_question(child)) is not None
        ),
        paths=tuple(_path(child) for child in reader.children("paths", 1)),
        rules=tuple(_rule(child) for child in reader.children("rules", 1)),
        background=_background(reader.child("background")),
        plan_size=reader.number("plan_size", 1, MOST_PLANNED),
        training_hours_a_week=reader.number("training_hours_a_week", 1, MOST_HOURS_A_WEEK),
        mirror=_mirror(reader.child("mirror")) if reader.has("mirror") else None,
        texts=_texts(reader),
        assertions=tuple(_assertion(child) for child in reader.children("assertions", 1, by=""))
        if reader.has("assertions")
        else (),
    )
    reader.done()
    _refuse_twice(reader, definition)
    return definition


def _refuse_twice(reader: Reader, definition: Definition) -> None:
    for name, items in (
        ("dimensions", definition.dimensions),
        ("sections", definition.sections),
        ("questions", definition.questions),
        ("paths", definition.paths),
        ("rules", definition.rules),
    ):
        double = twice(item.key for item in items if item.key)
        if double:
            reader.refuse(f"{name}/{double}", "This key stands here twice.")


def _dimension(reader: Reader) -> Dimension:
    area = reader.key("focus_area") if reader.has("focus_area") else ""
    dimension = Dimension(reader.key("key"), area)
    reader.done()
    return dimension


def _section(reader: Reader) -> Section:
    section = Section(reader.key("key"))
    reader.done()
    return section


def _path(reader: Reader) -> Path:
    groups = tuple(_group(child) for child in reader.children("groups", 1)) if reader.has("groups") else ()
    path = Path(reader.key("key"), groups)
    reader.done()
    return path


def _group(reader: Reader) -> Group:
    named = reader.key_list("certifications", SLUG, 1, in_order=True) if reader.has("certifications") else ()
    group = Group(reader.key_list("disciplines", SLUG, 1, in_order=True), named)
    reader.done()
    return group


def _rule(reader: Reader) -> Rule:
    rule = Rule(
        key=reader.key("key"),
        path=reader.key("path"),
        when=read_when(reader, "when"),
        kind=reader.one_of("kind", ExploreKind, ExploreKind.UNDECIDED) if reader.has("kind") else None,
        steps=reader.key_list("steps", least=1) if reader.has("steps") else (),
    )
    reader.done()
    return rule


def _background(reader: Reader) -> Background:
    background = Background(
        education=_optional_key(reader, "education"),
        education_levels=_levels(reader),
        experience=tuple(_experience(child) for child in reader.children("experience", 1, by="kind"))
        if reader.has("experience")
        else (),
        training_hours=_optional_key(reader, "training_hours"),
        hours_a_week=_optional_key(reader, "hours_a_week"),
    )
    reader.done()
    double = twice(item.kind for item in background.experience)
    if double:
        reader.refuse(f"experience/{double}", "This kind stands here twice.")
    return background


def _levels(reader: Reader) -> tuple[tuple[str, int], ...]:
    if not reader.has("education_levels"):
        return ()
    levels = reader.child("education_levels").numbers(LOWEST_LEVEL, HIGHEST_LEVEL, CHOICE_KEY)
    if reader.raw("education_levels") == {}:
        reader.refuse("education_levels", "This should name a choice.")
    return levels


def _experience(reader: Reader) -> Experience:
    recent = _optional_key(reader, "recent")
    years = reader.number("recent_years", 1, MOST_YEARS) if recent or reader.has("recent_years") else 0
    experience = Experience(reader.key("kind"), reader.key("total"), recent, years)
    if years and not recent:
        reader.refuse("recent_years", "There is no question about recent months.")
    reader.done()
    return experience


def _optional_key(reader: Reader, key: str) -> str:
    return reader.key(key) if reader.has(key) else ""


def _mirror(reader: Reader) -> Mirror:
    mirror = Mirror(
        dimensions=_pairs(reader, "dimensions"),
        paths=_pairs(reader, "paths"),
        questions=_pairs(reader, "questions"),
        choices=tuple((row[0], row[1], row[2]) for row in reader.rows("choices", 3)),
    )
    reader.done()
    return mirror


def _assertion(reader: Reader) -> Assertion:
    assertion = Assertion(reader.key("path"), read_score(reader))
    reader.done()
    return assertion


def _pairs(reader: Reader, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in reader.rows(key, 2))


def _texts(reader: Reader) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    by_locale = reader.child("texts")
    return tuple(
        sorted((locale, _places(by_locale.child(locale))) for locale in by_locale.keyed_names(LOCALE))
    )


def _places(reader: Reader) -> tuple[tuple[str, str], ...]:
    found = []
    for place in reader.names():
        text = reader.raw(place)
        problem = (
            problem_of_text(text) if isinstance(text, str) else f"This should be a text, not {kind_of(text)}."
        )
        if problem:
            reader.refuse(place, problem)
        elif problem_of_text(place):
            reader.refuse(place, "There is no such place.")
        else:
            found.append((place, str(text)))
    return tuple(sorted(found))
