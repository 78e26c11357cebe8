"""The ports of the search: what rooms offer to it, how they show it, and what they answer by themselves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    `names` are all that it is called: a query that says one of them leads to it first, and each of their
    words counts. `phrases` lead to it in the same way, but only as a whole. `about` is what it is about in
    other words than its own: issuer, roles, learners' questions. `parent` is the key of what it is a part
    of; `detail` a line below its title, `short` its abbreviation; `worth` raises it among equals.
    """

    key: str
    title: str
    url: str
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    about: str = ""
    text: str = ""
    parent: str = ""
    detail: str = ""
    short: str = ""
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of entries. `label` is what one of them is called.

    `read` gives all that everybody may read. `present`, where there is one, turns the keys of a page of hits
    into what `template` shows as `item`; a hit that it leaves out is shown as all others are.
    """

    label: str | Promise
    read: Callable[[], Iterable[Entry]]
    template: str = ""
    present: Callable[[Sequence[str]], Mapping[str, object]] | None = None


# By the name of the kind.
sources: Port[str, Source] = Port("sources of the search")


@dataclass(frozen=True, slots=True)
class Answer:
    """A hit that a room makes for one query, above all others."""

    label: str
    title: str
    url: str
    text: str = ""


# By kind: what answers a query that names several entries of the kind, by their keys in the query's order.
answerers: Port[str, Callable[[Sequence[str]], Answer | None]] = Port("answers to searches")
