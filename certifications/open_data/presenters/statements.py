"""Facts and unknowns as linked data: schema.org's statements, with our own words for what it cannot say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, fresh_until
from certifications.open_data.mapping import OpenFact, OpenUnknown
from certifications.queries.fact_sources import source_link
from portal.shared.structured_data import full_address

Node = dict[str, Any]
CTDL_CONTEXT = "https://credreg.net/ctdl/schema/context/json"
PREFIX = "portal"


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A property of our own: its name in the vocabulary, what it says, and whether it is a day."""

    name: str
    description: str | Promise
    is_day: bool = False


OWN_TERMS = (
    OwnTerm(
        "kindOfSource",
        _("Whose word a source is: official, semi, secondary, weak or in_words, as in the table of facts."),
    ),
    OwnTerm("confidence", _("How sure we are of a statement: high, medium or low.")),
    OwnTerm("collectedOn", _("The day someone read the source of a statement."), is_day=True),
    OwnTerm("checkedOn", _("The day someone last compared a statement with its live source."), is_day=True),
    OwnTerm("freshUntil", _("The last day we rely on a statement without another check."), is_day=True),
    OwnTerm(
        "whyUnknown",
        _("Why nothing is stated: looked_for (no source says) or not_yet_found (we have not found out)."),
    ),
)


def own_vocabulary() -> str:
    """The address that the names of our own terms are appended to."""
    return full_address(reverse("certifications:open_data")) + "#"


def linked_context() -> list[Any]:
    """The context of our documents: that of CTDL, then what it does not have."""
    days = {f"{PREFIX}:{term.name}": {"@type": "xsd:date"} for term in OWN_TERMS if term.is_day}
    return [
        CTDL_CONTEXT,
        {
            "schema": "https://schema.org/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            PREFIX: own_vocabulary(),
            **days,
        },
    ]


def credential_id(certification: Certification) -> str:
    """The name of a certification in linked data."""
    return f"{full_address(certification.url)}#certification"


def language() -> str:
    """The language of texts."""
    return settings.LANGUAGE_CODE


def statement(one: OpenFact) -> Node:
    """A fact: what it is about, what it states and when, its source with its dates, and how sure it is."""
    fact = one.fact
    return {
        "@id": f"urn:uuid:{one.public_id}",
        "@type": "schema:Statement",
        "schema:about": {"@id": credential_id(one.certification.value)},
        "schema:identifier": fact.key,
        "schema:name": fact.label,
        "schema:text": fact.stated,
        **_in_force(fact),
        "schema:citation": citation(fact.source_url, fact.source_note, fact.source_date),
        f"{PREFIX}:kindOfSource": one.source_kind,
        f"{PREFIX}:confidence": fact.confidence.value,
        f"{PREFIX}:collectedOn": fact.collected_on.isoformat(),
        **_day("checkedOn", fact.verified_on),
        f"{PREFIX}:freshUntil": fresh_until(fact).isoformat(),
    }


def unknown_statement(one: OpenUnknown) -> Node:
    """Something unknown: what it is about and why nothing is stated."""
    unknown = one.unknown
    about = one.key or (unknown.kind.value if unknown.kind else "")
    label = unknown.words or (unknown.field.label if unknown.field else "")
    return {
        "@id": f"urn:uuid:{one.public_id}",
        "@type": "schema:Statement",
        "schema:about": {"@id": credential_id(one.certification.value)},
        **({"schema:identifier": about} if about else {}),
        **({"schema:name": label} if label else {}),
        f"{PREFIX}:whyUnknown": unknown.why.value,
    }


def citation(url: str, words: str, day: str | None) -> Node:
    """A source: by its address, else in words; its own date where it has one.

    Where the site does not send readers it does not send programs: such an address is words.
    """
    link = source_link(url)
    found: Node = {"@type": "schema:WebPage" if link else "schema:CreativeWork"}
    if link:
        found["schema:url"] = link
    if words or not link:
        found["schema:description"] = words or url
    if day:
        found["schema:datePublished"] = day
    return found


def _in_force(fact: Fact) -> Node:
    """From when to when the value holds, as an interval that may be open."""
    if fact.in_force_from is None and fact.in_force_until is None:
        return {}
    ends = [day.isoformat() if day else ".." for day in (fact.in_force_from, fact.in_force_until)]
    return {"schema:temporalCoverage": "/".join(ends)}


def _day(name: str, day: date | None) -> Node:
    return {f"{PREFIX}:{name}": day.isoformat()} if day else {}
