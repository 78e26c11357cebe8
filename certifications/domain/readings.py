"""How words of facts are read: which level, kind or certification they stand for, as editors list it.

A guess at words could tell people that they may sit an exam which they may not. So what is on no list has no
effect on any result, and stands among the facts to check until an editor lists it.
"""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from certifications.domain.education import Education
from certifications.domain.facts import Fact
from certifications.domain.fields import route_of
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.values import CertificationsHeld, MonthsOf

COURSE_PROVIDER = "prerequisites.course_provider"
# Of a course before the exam, as fact bases write it.
COMPULSORY = "compulsory"


class Listed(StrEnum):
    """The lists of readings."""

    COURSE = "course"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    NAME = "name"
    CIRCUMSTANCE = "circumstance"


@dataclass(frozen=True, slots=True)
class Readings:
    """The lists.

    `courses` tells whether anybody's course is one: of others, the issuer alone says who may give them.
    `experience` gives the kind that a questionnaire can ask for; empty when none asks. `names` gives the slug
    of a name with an addition; empty when it stands for no certification of the catalogue.
    """

    educations: Mapping[str, Education] = field(default_factory=dict)
    experience: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    courses: Mapping[str, bool] = field(default_factory=dict)
    machine_written: frozenset[str] = frozenset()

    def kind_of(self, words: str) -> str:
        """The kind that a questionnaire can ask for; empty when nobody asks for what the words say."""
        return self.experience.get(words, "")

    def slug_of(self, name: str, slugs: frozenset[str]) -> str:
        """The certification that a name stands for; empty when it stands for none of these slugs."""
        slug = self.names.get(name, name)
        return slug if slug in slugs else ""

    def is_anybodys_course(self, words: str) -> bool:
        """Whether words for a course mean training by whoever gives it, and not a course of the issuer's."""
        return self.courses.get(words, False)

    def is_machine_written(self, url: str) -> bool:
        """Whether an address leads to a site that is named and never linked."""
        return host_of(url) in self.machine_written

    def unread(self, facts: Collection[Fact], slugs: frozenset[str]) -> tuple[tuple[Listed, str], ...]:
        """The words of one certification's facts that their list does not hold yet, each once, in order."""
        found: dict[tuple[Listed, str], None] = {}
        for fact in facts:
            if is_education(fact.key) and fact.value not in self.educations:
                found[Listed.EDUCATION, fact.value] = None
            if fact.value not in self.courses and names_course(fact, facts):
                found[Listed.COURSE, fact.value] = None
            if isinstance(fact.typed, CertificationsHeld):
                names = (name for name in fact.typed.names if self._may_name_one(name, slugs))
                found |= dict.fromkeys((Listed.NAME, name) for name in names)
        for route in routes_of(facts):
            words = (words_of(part, kinds_of(route)) for part in route.months or ())
            found |= dict.fromkeys(
                (Listed.EXPERIENCE, each) for each in words if each and each not in self.experience
            )
        return tuple(found)

    def _may_name_one(self, name: str, slugs: frozenset[str]) -> bool:
        """Whether a name is one of the catalogue's with something added to it, and nobody looked at it."""
        return name not in slugs and name not in self.names and name.split(" (", maxsplit=1)[0] in slugs


def is_education(key: str) -> bool:
    """Whether a fact of this key says which education a route asks for."""
    route = route_of(key)
    return route is not None and route[1] == "education"


def names_course(fact: Fact, facts: Collection[Fact]) -> bool:
    """Whether a fact says in words which course an entry rule asks for, or whose."""
    route = route_of(fact.key)
    if route is not None:
        return route[1] == "course_required"
    return fact.key == COURSE_PROVIDER and any(is_compulsory(other) for other in facts)


def is_compulsory(fact: Fact) -> bool:
    """Whether a fact says that a course has to come before the exam."""
    return fact.key == "prerequisites.course" and fact.value == COMPULSORY


def kinds_of(route: EntryRoute) -> str:
    """What a route's source says in words of the kind of experience; several are read as one."""
    kinds = {
        " ".join(unicodedata.normalize("NFC", fact.value).split())
        for fact in route.facts
        if route_of(fact.key) == (route.number, "experience_kind")
    }
    return "; ".join(sorted(kinds))


def words_of(part: MonthsOf, kinds: str) -> str:
    """The words that say of which kind months are. Words beside a kind that is named narrow it."""
    return "; ".join(words for words in (part.kind, kinds) if words)


def host_of(url: str) -> str:
    """The host of an address, without www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
