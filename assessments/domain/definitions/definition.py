"""What an assessment is made of: the values that its canonical JSON stands for, and the declaration of both.

docs/algorithms/definition.md describes the JSON. Keys are permanent: wording may change under them, meaning
may not. Mappings are tuples of pairs sorted by key, so that equal definitions are equal values.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Named
from pydantic import GetPydanticSchema

from assessments.domain.definitions.conditions import DeclaredWhen
from assessments.domain.definitions.guarantees import Assertion, Mirror
from assessments.domain.definitions.questions import DeclaredQuestion
from assessments.domain.documents.fields import Key, KeyList, Listing, OneOf, OnlyTrue, Table, Text, Whole
from assessments.domain.documents.objects import STRICT, Either, Flat, Together
from assessments.domain.documents.values import CHOICE_KEY, SLUG

LOWEST_LEVEL, HIGHEST_LEVEL = -1, 5
MOST_YEARS, MOST_MONTHS_A_YEAR = 100, 12
MOST_PLANNED, MOST_HOURS_A_WEEK = 20, 60
LOCALE = SLUG
# Format 2 knows kinds of work, stages and what a plan reads of somebody.
OLDEST_FORMAT, NEWEST_FORMAT = 1, 2


class Stage(StrEnum):
    """How far somebody is in a kind of work: beginning it, doing it on their own, leading others in it."""

    START = "start"
    ESTABLISHED = "established"
    SENIOR = "senior"


class ExploreKind(StrEnum):
    """Why a path names no certification first."""

    NEITHER_YET = "neither_yet"
    UNDECIDED = "undecided"
    TOO_LITTLE_INFORMATION = "too_little_information"


@dataclass(frozen=True, slots=True)
class Section:
    """One screen of questions."""

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the section, permanent.")]


@dataclass(frozen=True, slots=True)
class Dimension:
    """What points add up to. One that names a focus area measures the need for it, which the plan reads."""

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the dimension, permanent.")]
    focus_area: Annotated[str, Key("The focus area for which this dimension measures the need.")] = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Certifications that a path's plan draws from: those of disciplines, and some by slug. Sorted.

    `kind` is the kind of work that they serve, as role families have it; empty in definitions of format 1.
    """

    __pydantic_config__ = STRICT

    disciplines: Annotated[
        tuple[str, ...],
        KeyList("Slugs of disciplines, sorted.", Key("A discipline.", SLUG), in_order=True),
    ]
    certifications: Annotated[
        tuple[str, ...],
        KeyList(
            "Slugs of certifications of other disciplines, sorted.",
            Key("A certification.", SLUG),
            in_order=True,
        ),
    ] = ()
    kind: Annotated[str, Key("The kind of work that they serve, as role families have it.")] = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A possible result. Its plan draws from the union of its groups, at least one from each.

    Without groups there is no certification plan.
    """

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the path, permanent.")]
    groups: Annotated[
        tuple[Group, ...], Listing("What its plan draws from; left out where there is no plan.")
    ] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Leads to a path when all of `when` holds and no earlier rule does; the last rule has an empty `when`.

    `kind` is set exactly where the path has no groups. `steps` are keys of next steps, in order. `moves`
    tells that the path is that of work which somebody wants, not of what they do.
    """

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the rule, permanent.")]
    path: Annotated[str, Key("The path that it leads to.")]
    when: Annotated[DeclaredWhen, Named(description="What must hold; left out in the last rule.")] = ()
    kind: Annotated[
        ExploreKind | None,
        OneOf("Why no certification is named; there exactly where the path has no groups.", ExploreKind),
    ] = None
    steps: Annotated[tuple[str, ...], KeyList("Keys of what to do next, in order.", Key("A next step."))] = ()
    moves: Annotated[bool, OnlyTrue("There where the path is that of work that is wanted, not done.")] = False


@dataclass(frozen=True, slots=True)
class StageRule:
    """Someone is at a stage of a kind of work when all of `when` holds and no earlier one for it does.

    An empty `kind` speaks of every kind. Where none holds, somebody starts.
    """

    __pydantic_config__ = STRICT

    stage: Annotated[Stage, OneOf("How far somebody is.", Stage)]
    when: Annotated[DeclaredWhen, Named(description="What must hold.")]
    kind: Annotated[str, Key("The kind of work; left out for every kind.")] = ""


_CHOICE = Key("A choice.", CHOICE_KEY)
_RECENT = Together("recent", "recent_years", "There is no question about recent months.")
_ASKED = Either("total", "recent")


@dataclass(frozen=True, slots=True)
class Experience:
    """Which number questions tell months of one kind of experience: in all, and within recent years.

    A question's key may be empty: then that is not asked. With `families` the answers count only for those
    whose role is among them. `rate` is a single choice that tells how many months a year are added by going
    on as now; without one, every month adds one.
    """

    __pydantic_config__ = STRICT

    kind: Annotated[str, Key("The kind of experience, such as project.")]
    total: Annotated[str, Key("The number question that asks for its months in all.")] = ""
    recent: Annotated[str, Key("The number question that asks for its months within recent years.")] = ""
    recent_years: Annotated[int, Whole("How many years are recent.", 1, MOST_YEARS)] = 0
    families: Annotated[
        tuple[str, ...],
        KeyList(
            "Slugs of the role families for which it counts, sorted; for every one, where this is left out.",
            Key("A role family.", SLUG),
            in_order=True,
        ),
    ] = ()
    rate: Annotated[str, Key("The single choice question that tells how much is done now.")] = ""
    months_a_year: Annotated[
        tuple[tuple[str, int], ...],
        Table(
            "The months that a year adds, by choice of that question; none, where it is left out.",
            _CHOICE,
            Whole("Months.", 0, MOST_MONTHS_A_YEAR),
            "This should name a choice.",
        ),
    ] = ()


def _named(description: str) -> Table:
    return Table(description, _CHOICE, Key("A key.", SLUG), "This should name a choice.")


def _counted(description: str) -> Table:
    return Table(description, _CHOICE, Whole("A number.", 0), "This should name a choice.")


@dataclass(frozen=True, slots=True)
class Background:
    """Which questions eligibility and the plan read; an empty key: not asked.

    `education` is a single choice whose choices stand for levels of education; `training_hours` and
    `hours_a_week` are number questions; `role` and `wanted` are single or multiple choices.
    """

    __pydantic_config__ = STRICT

    education: Annotated[str, Key("The single choice question about education.")] = ""
    education_levels: Annotated[
        tuple[tuple[str, int], ...],
        Table(
            "The level that each choice of that question stands for.",
            _CHOICE,
            Whole(
                "A level: -1 unknown, 0 none, 1 secondary, 2 associate, 3 bachelor, 4 accredited degree, "
                "5 master.",
                LOWEST_LEVEL,
                HIGHEST_LEVEL,
            ),
            "This should name a choice.",
        ),
    ] = ()
    experience: Annotated[
        tuple[Annotated[Experience, _RECENT, _ASKED], ...], Listing("Kinds of experience, each once.")
    ] = ()
    training_hours: Annotated[str, Key("The number question about hours of training so far.")] = ""
    hours_a_week: Annotated[str, Key("The number question about hours of training a week from now on.")] = ""
    role: Annotated[str, Key("The question about the role that somebody has.")] = ""
    wanted: Annotated[str, Key("The question about the role that somebody wants.")] = ""
    families: Annotated[
        tuple[tuple[str, str], ...], _named("The role family that each choice of these two stands for.")
    ] = ()
    region: Annotated[str, Key("The single choice question about where somebody works.")] = ""
    regions: Annotated[
        tuple[tuple[str, str], ...], _named("The region that each choice of that question stands for.")
    ] = ()
    circumstances: Annotated[str, Key("The multiple choice question about what belongs to the work.")] = ""
    circumstance_keys: Annotated[
        tuple[tuple[str, str], ...], _named("The circumstance that each choice of that question stands for.")
    ] = ()
    budget: Annotated[str, Key("The single choice question about what the first certificate may cost.")] = ""
    amounts: Annotated[
        tuple[tuple[str, int], ...],
        _counted("The most in US dollars, by choice; a choice that is left out is no limit."),
    ] = ()
    by_when: Annotated[str, Key("The single choice question about when it is wanted.")] = ""
    months: Annotated[
        tuple[tuple[str, int], ...],
        _counted("The months from now, by choice; a choice that is left out is no limit."),
    ] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """An assessment. `locales` has the default first; `texts` holds by locale (place, text), sorted."""

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the instrument, permanent.", SLUG)]
    locales: Annotated[
        tuple[str, ...],
        KeyList(
            "The locales that it has texts in, the default first.",
            Key("A locale, such as en or pt-br.", LOCALE),
        ),
    ]
    dimensions: Annotated[tuple[Dimension, ...], Listing("What points add up to.")]
    sections: Annotated[tuple[Section, ...], Listing("The screens of questions, in order.")]
    questions: Annotated[
        tuple[DeclaredQuestion, ...],
        Listing("The questions in the order of asking; those of a section stand together."),
    ]
    paths: Annotated[tuple[Path, ...], Listing("The possible results.")]
    rules: Annotated[
        tuple[Rule, ...],
        Listing("The rules in order: the first that holds decides, the last always does."),
    ]
    background: Annotated[
        Background, Named(description="The questions that eligibility reads; what is left out is not asked.")
    ]
    plan_size: Annotated[int, Whole("The most certifications that a plan has.", 1, MOST_PLANNED)]
    training_hours_a_week: Annotated[
        int, Whole("Hours of training in a week where the learner does not say.", 1, MOST_HOURS_A_WEEK)
    ]
    mirror: Annotated[
        Mirror | None,
        # Left out where there is none: null is no exchange.
        GetPydanticSchema(lambda _source, handler: handler(Mirror)),
        Named(default=None, description="The exchange of project and work; what it does not name stays."),
    ]
    texts: Annotated[
        tuple[tuple[str, tuple[tuple[str, str], ...]], ...],
        Table(
            "The texts by locale: each locale has every place that is not optional.",
            Key("A locale.", LOCALE),
            Table(
                "The texts of a locale by place, such as questions/KEY/text.",
                Text("A place.", "There is no such place."),
                Text("The text that stands there."),
            ),
        ),
    ]
    assertions: Annotated[
        tuple[Annotated[Assertion, Flat(("path",))], ...],
        Listing("What the proof shall check of paths, beside the rest."),
    ] = ()
    stages: Annotated[
        tuple[StageRule, ...],
        Listing("How far somebody is in a kind of work: the first that holds decides."),
    ] = ()
    # The document says it first, apart from the rest.
    format: Annotated[int, Whole("The format.", OLDEST_FORMAT, NEWEST_FORMAT)] = OLDEST_FORMAT
