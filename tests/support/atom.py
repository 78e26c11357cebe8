"""Reads Atom feeds as strictly as RFC 4287 says."""

from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry."""

    name: str
    title: str
    link: str
    summary: str
    updated: datetime
    author: str


@dataclass(frozen=True, slots=True)
class AtomDocument:
    """A feed with its entries in order."""

    name: str
    title: str
    updated: datetime
    own_address: str
    entries: tuple[AtomEntry, ...]


def read_atom(content: bytes) -> AtomDocument:
    """A feed; what RFC 4287 demands is asserted."""
    root = fromstring(content)  # noqa: S314 - our own answer
    assert root.tag == f"{ATOM}feed"
    entries = tuple(_entry(one) for one in root.findall(f"{ATOM}entry"))
    names = [one.name for one in entries]
    assert len(names) == len(set(names)), "two entries share a name"
    assert root.find(f"{ATOM}author") is not None or all(one.author for one in entries), "nobody wrote it"
    return AtomDocument(
        name=_name(root),
        title=_text(root, "title"),
        updated=_moment(root),
        own_address=_link(root, "self"),
        entries=entries,
    )


def _entry(entry: Element) -> AtomEntry:
    author = entry.find(f"{ATOM}author/{ATOM}name")
    return AtomEntry(
        name=_name(entry),
        title=_text(entry, "title"),
        link=_link(entry, "alternate"),
        summary=_text(entry, "summary"),
        updated=_moment(entry),
        author=(author.text or "") if author is not None else "",
    )


def _name(element: Element) -> str:
    name = _text(element, "id")
    assert name.startswith(("urn:uuid:", "tag:")), "a name that is an address moves with it"
    return name


def _text(element: Element, name: str) -> str:
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, f"{len(found)} elements “{name}”"
    assert found[0].text, f"“{name}” is empty"
    return found[0].text


def _moment(element: Element) -> datetime:
    moment = datetime.fromisoformat(_text(element, "updated"))
    assert moment.tzinfo is not None
    return moment


def _link(element: Element, kind: str) -> str:
    found = [one.get("href", "") for one in element.findall(f"{ATOM}link") if one.get("rel") == kind]
    assert len(found) == 1
    assert found[0].startswith("http")
    return found[0]
