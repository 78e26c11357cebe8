"""Which published statements are to be checked, in which order, and grouped by source. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from certifications.domain.facts import freshness_until
from certifications.domain.readings import host_of

# From how many days before its end on a shelf life ends soon.
SOON_DAYS = 30


class Need(StrEnum):
    """Why somebody should look at a statement's source."""

    STALE = "stale"
    SOON = "soon"
    NEVER = "never"
    CONTRADICTED = "contradicted"
    FOUND = "found"


class SourceKind(StrEnum):
    """Whose page a source is."""

    ISSUER = "issuer"
    OTHER = "other"
    WORDS = "words"
    MACHINE = "machine"


class Order(StrEnum):
    """What a list of statements is sorted by."""

    AGE = "age"
    CERTIFICATION = "certification"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A published fact or progression as the work list sorts and filters it.

    `ages_from` is the day from which its shelf life runs. `place` is its place on its certification's page.
    `kind` is a FactKind, or "progression". `words` is all that a search looks in.
    `owner` is the key of whoever looks after it, or empty.
    """

    certification: str
    digest: str
    title: str
    issuer: str
    kind: str
    source: str
    source_kind: SourceKind
    ages_from: date
    place: int
    needs: frozenset[Need]
    words: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class WantedStatements:
    """What a list is narrowed to; an empty part narrows nothing. Values of a part are alternatives."""

    text: str = ""
    needs: frozenset[str] = frozenset()
    source_kinds: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    certifications: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    def takes(self, one: ListedStatement) -> bool:
        """Whether a statement is among what is wanted."""
        return (
            (not self.needs or not self.needs.isdisjoint(one.needs))
            and self._has(self.source_kinds, one.source_kind)
            and self._has(self.kinds, one.kind)
            and self._has(self.issuers, one.issuer)
            and self._has(self.certifications, one.certification)
            and self._has(self.owners, one.owner)
            and all(word in one.words.casefold() for word in self.text.casefold().split())
        )

    @staticmethod
    def _has(wanted: frozenset[str], value: str) -> bool:
        return not wanted or value in wanted


_KEYS: dict[Order, Callable[[ListedStatement], tuple[object, ...]]] = {
    Order.AGE: lambda one: (one.ages_from, one.title.casefold(), one.place, one.digest),
    Order.CERTIFICATION: lambda one: (one.title.casefold(), one.certification, one.place, one.digest),
    Order.SOURCE: lambda one: (
        host_of(one.source),
        one.source,
        one.title.casefold(),
        one.place,
        one.digest,
    ),
}


def ordered(statements: Iterable[ListedStatement], by: Order) -> list[ListedStatement]:
    """The statements in a total order: what was read longest ago first, or by name, or by address."""
    return sorted(statements, key=_KEYS[by])


@dataclass(frozen=True, slots=True)
class SharedSource:
    """What rests on one source: an address, or its description."""

    source: str
    statements: tuple[ListedStatement, ...]


def by_source(statements: Iterable[ListedStatement]) -> list[SharedSource]:
    """Statements together with those of the same source, the source first on which most of them rest."""
    groups = [
        SharedSource(source, tuple(group))
        for source, group in groupby(ordered(statements, Order.SOURCE), key=lambda one: one.source)
    ]
    return sorted(groups, key=lambda group: (-len(group.statements), host_of(group.source), group.source))


def needs_of(
    last_day: date, verified_on: date | None, today: date, *, contradicted: bool, found: bool
) -> frozenset[Need]:
    """Why a statement is to be looked at on a day. `last_day` is that of its shelf life."""
    state = freshness_until(last_day, verified_on, today)
    is_stale = state.value == Need.STALE.value
    given = {
        Need.STALE: is_stale,
        Need.SOON: not is_stale and last_day - today <= timedelta(days=SOON_DAYS),
        Need.NEVER: verified_on is None,
        Need.CONTRADICTED: contradicted,
        Need.FOUND: found,
    }
    return frozenset(need for need, holds in given.items() if holds)


def source_kind_of(url: str, issuer_website: str, *, is_machine_written: bool) -> SourceKind:
    """Whose page an address is: the issuer's where its host is that of their website, or below it."""
    if not url:
        return SourceKind.WORDS
    if is_machine_written:
        return SourceKind.MACHINE
    own, host = host_of(issuer_website), host_of(url)
    return SourceKind.ISSUER if own and (host == own or host.endswith(f".{own}")) else SourceKind.OTHER


# In too many names of facts to tell one from another.
_COMMON = frozenset({"a", "and", "before", "exam", "for", "how", "in", "of", "the", "what", "where"})


def is_about(topic: str, label: str, key: str) -> bool:
    """Whether a contradiction's topic names a fact: “pass mark” does, and “exam” all facts of the exam."""
    said = _plain_words(topic)
    named = _plain_words(label) | _plain_words(key)
    telling = said - _COMMON
    return not telling.isdisjoint(named - _COMMON) if telling else not said.isdisjoint(named)


def _plain_words(text: str) -> set[str]:
    """Words without case and without the s of a plural."""
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+", text.casefold())}
