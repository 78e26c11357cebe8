"""The people of the panel and their sheets, as files of the form of docs/algorithms/panel.md tell them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from tests.support.repository import ROOT

FOLDER = Path(__file__).parent
DEFINITION_FILE = ROOT / "portal" / "demo" / "data" / "find-your-path-2.yaml"
SHEETS = ("first", "second")


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Holding(_Declared):
    """A certification that somebody holds, or held once."""

    slug: str
    expired: bool = False

    def on(self, day: date) -> Held:
        """As somebody states it on a day: it ended, or will, some months from then."""
        return Held(self.slug, None, day + timedelta(days=-100 if self.expired else 400))


class Months(_Declared):
    """Months of a kind of experience, in all and within the window of years that issuers count."""

    total: int
    recent_8y: int | None = None
    recent_5y: int | None = None


class Wanted(_Declared):
    """The work that somebody wants to move into."""

    kind: Literal["project", "ongoing"] | None = None
    role: str | None = None


class Facts(_Declared):
    """What both sheets of somebody were written from, beside the story."""

    roles: tuple[str, ...]
    purpose: Literal["prove", "move", "asked", "learn"]
    wanted: Wanted | None = None
    asked_for: Literal["project", "ongoing"] | None = None
    asked_certificates: tuple[str, ...] = ()
    country: str
    situation: Literal["in_work", "out_of_work", "student"]
    stage: Literal["student", "start", "established", "senior"]
    education: str
    months: Mapping[str, Months] = {}
    training_hours: int
    budget: str
    by_when: str | None = None
    tool: str | None = None
    holds: tuple[Holding, ...] = ()


class Person(_Declared):
    """One of the panel, with what a good counsellor would tell them.

    Of `paths` and `first_steps` each will do; "none" is no first step. `forbidden` steps come by the reason
    for which they must never appear.
    """

    key: str
    name: str
    who: str
    facts: Facts
    paths: frozenset[str]
    first_steps: frozenset[str]
    forbidden: Mapping[str, tuple[str, ...]]
    why: str

    @property
    def reasons_against(self) -> Mapping[str, str]:
        """Why a step must never appear, by its slug."""
        return {slug: reason for reason, slugs in self.forbidden.items() for slug in slugs}


@cache
def people() -> tuple[Person, ...]:
    """The panel, in the order of its file."""
    return tuple(Person.model_validate(row) for row in _read(FOLDER / "people.yaml"))


@cache
def definition() -> Definition:
    """The questionnaire that they answer."""
    return compile_definition(_read(DEFINITION_FILE))


@cache
def sheets(which: str) -> Mapping[str, Sheet]:
    """The first or the second sheet of each, by key.

    Raises:
        AnswerRefusedError: the questionnaire has no such question, or no such answer.
    """
    stored: Mapping[str, Mapping[str, object]] = _read(FOLDER / f"sheets-{which}.yaml")
    return {key: sheet_of(definition(), answers) for key, answers in stored.items()}


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
