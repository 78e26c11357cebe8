"""Facts and unknowns as flat records, each with its source, for every form in which data goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, FactKind
from certifications.domain.source_quality import quality_of
from certifications.domain.statements import ReadSource
from certifications.domain.unknowns import UnknownItem, unknowns_of
from certifications.readings import readings

# Whose word a source without an address is: that of somebody whom no reader can look up.
IN_WORDS = "in_words"


@dataclass(frozen=True, slots=True)
class OpenCertification:
    """A certification with its permanent key and what its page says beside its facts.

    `read` are the sources that editors read for it, `not_found` what they looked for in vain, in words.
    """

    key: UUID
    value: Certification
    official_url: str
    read: tuple[ReadSource, ...]
    not_found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that goes out: its permanent id, its source's id, and whose word that source is."""

    public_id: UUID
    certification: OpenCertification
    fact: Fact
    source: UUID
    source_kind: str


@dataclass(frozen=True, slots=True)
class OpenUnknown:
    """Something unknown that goes out, with a permanent id."""

    public_id: UUID
    certification: OpenCertification
    unknown: UnknownItem

    @property
    def kind(self) -> FactKind | None:
        """What it is about; None where editors said it in words."""
        return self.unknown.kind

    @property
    def key(self) -> str:
        """The field that nobody states; empty where it is no single one."""
        return self.unknown.field.key if self.unknown.field else ""


def permanent_id(key: UUID, *parts: str) -> UUID:
    """The id of what a certification has: the same as long as it says the same."""
    return uuid5(NAMESPACE_URL, "\n".join((f"urn:uuid:{key}", *parts)))


def source_id(of: OpenCertification, url: str, words: str) -> UUID:
    """The id of a source of a certification."""
    return permanent_id(of.key, "source", url or words)


def source_kind(of: OpenCertification, url: str) -> str:
    """Whose word a source is; what a machine wrote is weak, wherever it stands."""
    if not url:
        return IN_WORDS
    if readings().is_machine_written(url):
        return "weak"
    return quality_of(url, of.read, of.value.issuer.website).value


def stated_facts(of: OpenCertification) -> Iterator[OpenFact]:
    """The facts in the editors' order, those of later days last. Two that say the same are one."""
    seen: set[UUID] = set()
    for fact in (*of.value.facts, *of.value.facts_ahead):
        begins = fact.in_force_from.isoformat() if fact.in_force_from else ""
        name = permanent_id(
            of.key, "fact", fact.key, fact.value, fact.source_url or fact.source_note, begins, fact.note
        )
        if name not in seen:
            seen.add(name)
            source = source_id(of, fact.source_url, fact.source_note)
            yield OpenFact(name, of, fact, source, source_kind(of, fact.source_url))


def open_unknowns(of: OpenCertification) -> Iterator[OpenUnknown]:
    """What is unknown, each once."""
    seen: set[UUID] = set()
    for one in unknowns_of((*of.value.facts, *of.value.facts_ahead), of.not_found):
        about = one.field.key if one.field else one.kind.value if one.kind else ""
        name = permanent_id(of.key, "unknown", one.why.value, about, one.words)
        if name not in seen:
            seen.add(name)
            yield OpenUnknown(name, of, one)
