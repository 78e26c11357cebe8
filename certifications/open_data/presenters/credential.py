"""A certification in the terms of CTDL (Credential Transparency Description Language), where they map.

What is unknown is left out here, and said to be unknown in a statement beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from certifications.domain.certification import Certification, Issuer
from certifications.domain.facts import Fact, FactKind
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.statements import Progression
from certifications.domain.values import CertificationsHeld, Money, Nearness
from certifications.domain.vocabulary import ProgressionKind, Status
from certifications.open_data.mapping import OpenCertification, open_unknowns, stated_facts
from certifications.open_data.presenters.statements import (
    Node,
    credential_id,
    language,
    linked_context,
    statement,
    unknown_statement,
)
from certifications.open_data.queries import OpenCatalogue
from certifications.queries.fact_sources import source_link
from certifications.queries.fact_words import Names, amount_words, value_words
from certifications.wording.routes import route_sentences
from portal.shared.structured_data import full_address

# Which of CTDL's concepts says what our status says; of what is only announced it has none.
STATUSES = {
    Status.ACTIVE: "credentialStat:Active",
    Status.BEING_SUPERSEDED: "credentialStat:Active",
    Status.WITHDRAWN: "credentialStat:Deprecated",
}
# What holding the first is to the second, seen from the first.
CONNECTIONS = {
    ProgressionKind.REQUIRED: "ceterms:isRequiredFor",
    ProgressionKind.RECOMMENDED: "ceterms:isRecommendedFor",
    ProgressionKind.WAIVES: "ceterms:isAdvancedStandingFor",
    ProgressionKind.SATISFIES_PREREQUISITE: "ceterms:isAdvancedStandingFor",
    ProgressionKind.REDUCES_EXPERIENCE: "ceterms:isAdvancedStandingFor",
}
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class KnownCredentials:
    """What a certification's node names of others: their ids and titles by slug, and what connects them."""

    ids: dict[str, str]
    names: Names
    progressions: tuple[Progression, ...]

    @classmethod
    def of(cls, catalogue: OpenCatalogue) -> "KnownCredentials":
        """All that the catalogue has."""
        values = [one.value for one in catalogue.certifications]
        return cls(
            ids={one.slug: credential_id(one) for one in values},
            names={one.slug: one.title for one in values},
            progressions=catalogue.progressions,
        )


def credential_document(one: OpenCertification, catalogue: OpenCatalogue) -> Node:
    """All about one certification: its node, its issuer, and every statement with its source."""
    graph = [
        credential_node(one, KnownCredentials.of(catalogue)),
        issuer_node(one.value.issuer),
        *map(statement, stated_facts(one)),
        *map(unknown_statement, open_unknowns(one)),
    ]
    return {"@context": linked_context(), "@graph": graph}


def issuer_node(issuer: Issuer) -> Node:
    """Who awards certifications."""
    return {
        "@id": _issuer_id(issuer),
        "@type": "ceterms:CredentialOrganization",
        "ceterms:name": _text(issuer.name),
        **({"ceterms:subjectWebpage": issuer.website} if issuer.website else {}),
    }


def credential_node(one: OpenCertification, known: KnownCredentials) -> Node:
    """A certification as a node of its own."""
    value = one.value
    node: Node = {
        "@id": credential_id(value),
        "@type": ["ceterms:Certification", "schema:EducationalOccupationalCredential"],
        "schema:url": full_address(value.url),
        "ceterms:name": _text(value.title),
        "ceterms:description": _text(_description(value)),
        "ceterms:ownedBy": [{"@id": _issuer_id(value.issuer)}],
        "ceterms:subject": [_aligned(value.discipline.name)],
    }
    optional = {
        "ceterms:alternateName": [value.abbreviation] if value.abbreviation else [],
        "ceterms:subjectWebpage": one.official_url,
        "ceterms:credentialStatusType": _status(value.status),
        "ceterms:renewalFrequency": _renewal_frequency(value),
        "ceterms:requires": list(_entry(value, known)),
        "ceterms:renewal": list(_renewal(value)),
        "ceterms:estimatedCost": [cost for fact in _fees(value) for cost in _costs(fact)],
        **_connections(value.slug, known),
    }
    if optional["ceterms:alternateName"]:
        optional["ceterms:alternateName"] = {language(): optional["ceterms:alternateName"]}
    return {**node, **{name: found for name, found in optional.items() if found}}


def _text(words: str) -> Node:
    return {language(): words}


def _issuer_id(issuer: Issuer) -> str:
    return f"_:issuer-{issuer.key}"


def _aligned(name: str) -> Node:
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": _text(name)}


def _description(value: Certification) -> str:
    """What it validates, as sources state it; else whom it suits, as editors judge it."""
    stated = [fact.value for fact in value.facts_of("validates")]
    return "; ".join(stated) or value.who_it_suits


def _status(status: Status) -> Node:
    concept = STATUSES.get(status)
    if concept is None:
        return {}
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:framework": "https://credreg.net/ctdl/terms/CredentialStatus",
        "ceterms:targetNode": concept,
    }


def _renewal_frequency(value: Certification) -> str:
    fact = value.fact("renewal.cycle_years")
    return f"P{fact.typed}Y" if fact and isinstance(fact.typed, int) and fact.typed else ""


def _renewal(value: Certification) -> Iterator[Node]:
    for fact in value.facts_of("renewal.units"):
        yield _condition(fact.value, [fact])


def _entry(value: Certification, known: KnownCredentials) -> Iterator[Node]:
    """The ways in; several are alternatives of one condition, for conditions side by side must all be met."""
    ways = [_route(route, known) for route in routes_of(value.facts)]
    if len(ways) == 1:
        yield ways[0]
    elif ways:
        yield {"@type": "ceterms:ConditionProfile", "ceterms:alternativeCondition": ways}


def _route(route: EntryRoute, known: KnownCredentials) -> Node:
    node = _condition(route_sentences(route, known.names), route.facts)
    months = route.months or ()
    if len(months) == 1 and months[0].months and route.is_expressed:
        node["ceterms:yearsOfExperience"] = round(months[0].months / MONTHS_OF_A_YEAR, 2)
    held = [known.ids[slug] for slug in _must_hold(route.certifications) if slug in known.ids]
    if held:
        node["ceterms:targetCredential"] = [{"@id": one} for one in held]
    return node


def _must_hold(certifications: Iterable[CertificationsHeld]) -> Iterator[str]:
    """Those that have to be held whatever else is; of a choice, none is."""
    for held in certifications:
        if not held.any_one or len(held.names) == 1:
            yield from held.names


def _condition(words: str, facts: Sequence[Fact]) -> Node:
    """A condition in words with the page that states it and the day from which it holds."""
    node: Node = {"@type": "ceterms:ConditionProfile", "ceterms:description": _text(words)}
    pages = [link for fact in facts if (link := source_link(fact.source_url))]
    if pages:
        node["ceterms:subjectWebpage"] = pages[0]
    days = [fact.in_force_from for fact in facts if fact.in_force_from]
    if days:
        node["ceterms:dateEffective"] = max(days).isoformat()
    return node


def _fees(value: Certification) -> Iterator[Fact]:
    """Fees now and from a known day on; what renewal costs is no cost of getting it."""
    for fact in (*value.facts, *value.facts_ahead):
        if fact.kind is FactKind.FEE and isinstance(fact.typed, tuple):
            yield fact


def _costs(fact: Fact) -> Iterator[Node]:
    """A cost for each amount; one that is no exact price has words alone."""
    for amount in fact.typed if isinstance(fact.typed, tuple) else ():
        if not isinstance(amount, Money):
            continue
        words = value_words(fact, {}) if amount.label else amount_words(amount)
        node: Node = {
            "@type": "ceterms:CostProfile",
            "ceterms:name": _text(f"{fact.label}, {amount.label}" if amount.label else fact.label),
            "ceterms:description": _text(words),
            "ceterms:currency": amount.currency,
        }
        if amount.up_to is None and amount.nearness is Nearness.EXACTLY:
            node["ceterms:price"] = float(amount.amount)
        if page := source_link(fact.source_url):
            node["ceterms:costDetails"] = page
        if fact.in_force_from:
            node["ceterms:startDate"] = fact.in_force_from.isoformat()
        if fact.in_force_until:
            node["ceterms:endDate"] = fact.in_force_until.isoformat()
        yield node


def _connections(slug: str, known: KnownCredentials) -> Node:
    """What it leads to and what takes its place, each with what a source says of it."""
    found: dict[str, list[Node]] = {}
    for one in known.progressions:
        if not {one.start, one.end} <= known.ids.keys():
            continue
        start, end = {"@id": known.ids[one.start]}, {"@id": known.ids[one.end]}
        if one.start == slug and one.kind in CONNECTIONS:
            found.setdefault(CONNECTIONS[one.kind], []).append(_connection(one, end))
        elif one.kind is ProgressionKind.SUPERSEDED_BY and slug in one.ends:
            name, other = ("supersededBy", end) if one.start == slug else ("supersedes", start)
            found.setdefault(f"ceterms:{name}", []).append(other)
        elif one.kind is ProgressionKind.PART_OF and slug in one.ends:
            name, other = ("isPartOf", end) if one.start == slug else ("hasPart", start)
            found.setdefault(f"ceterms:{name}", []).append(other)
    return dict(found)


def _connection(one: Progression, end: Node) -> Node:
    node: Node = {"@type": "ceterms:ConditionProfile", "ceterms:targetCredential": [end]}
    if one.detail:
        node["ceterms:description"] = _text(one.detail)
    if page := source_link(one.grounds.source_url):
        node["ceterms:subjectWebpage"] = page
    return node
