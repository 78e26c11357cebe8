"""What a page says of itself to machines, in the vocabulary of schema.org (JSON-LD).

Only what the page shows its readers. Builders leave out what is unknown: a machine takes an empty value for a
fact.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from portal.shared.components import Breadcrumb

Thing = Mapping[str, Any]
CONTEXT = "https://schema.org"
# What would end the script element, begin another, or end a line in a script of old.
_ESCAPED = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def full_address(url: str) -> str:
    """An address of this site with its scheme and host; full ones stay as they are."""
    return url if "://" in url else settings.BASE_URL + url


def thing(kind: str, **properties: Any) -> dict[str, Any]:
    """A thing of a type, without the properties that are empty."""
    known = {name: value for name, value in properties.items() if value not in ("", None, [], ())}
    return {"@type": kind, **known}


def script(things: Iterable[Thing]) -> SafeString:
    """Things as script elements, which no browser runs; empty for none."""
    elements = [
        f'<script type="application/ld+json">{_json({"@context": CONTEXT, **one})}</script>' for one in things
    ]
    return mark_safe("\n".join(elements))  # noqa: S308 - _json escapes every sign that could end the element


def _json(value: Thing) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_day).translate(_ESCAPED)


def _day(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def text_of(html: str) -> str:
    """What readers see of simple HTML, as one line of text."""
    return " ".join(unescape(strip_tags(html)).split())


def breadcrumb_list(items: Iterable[Breadcrumb]) -> dict[str, Any]:
    """The way from the home page to a page."""
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing(
                "ListItem",
                position=number,
                name=str(item.label),
                item=full_address(item.url) if item.url else "",
            )
            for number, item in enumerate(items, start=1)
        ],
    )


def faq_page(questions: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Questions with their answers, which may be simple HTML."""
    return thing(
        "FAQPage",
        mainEntity=[
            thing("Question", name=question, acceptedAnswer=thing("Answer", text=answer))
            for question, answer in questions
        ],
    )


def dataset(*, name: str, description: str, licence: str, files: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Data that are given away; of each file its full address and its media type."""
    return thing(
        "Dataset",
        name=name,
        description=description,
        license=licence,
        isAccessibleForFree=True,
        distribution=[
            thing("DataDownload", contentUrl=url, encodingFormat=media_type) for url, media_type in files
        ],
    )


def defined_term_set(name: str, url: str, terms: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    """Words that are explained; of each its name, what it means, and the address where it is explained."""
    return thing(
        "DefinedTermSet",
        name=name,
        url=full_address(url),
        hasDefinedTerm=[
            thing("DefinedTerm", name=term, description=meaning, url=full_address(place))
            for term, meaning, place in terms
        ],
    )


def organization(name: str, url: str = "") -> dict[str, Any]:
    """An organisation; without a name, nothing."""
    return thing("Organization", name=name, url=full_address(url) if url else "") if name else {}


def article(
    *,
    title: str,
    description: str,
    url: str,
    author: str,
    publisher: str = "",
    published: datetime | None = None,
    changed: datetime | None = None,
    image: str = "",
) -> dict[str, Any]:
    """An article; `author` is a person's name or empty."""
    return thing(
        "Article",
        headline=title,
        description=description,
        mainEntityOfPage=full_address(url),
        author=thing("Person", name=author) if author else None,
        publisher=organization(publisher) or None,
        datePublished=published,
        dateModified=changed,
        image=image,
    )


def web_site(*, name: str, publisher: str, search: str) -> dict[str, Any]:
    """The site, its publisher, and where it is searched: an address that ends where the words go."""
    look_up = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{full_address(search)}{{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return thing(
        "WebSite",
        name=name,
        url=full_address("/"),
        publisher=organization(publisher) or None,
        potentialAction=look_up if search else None,
    )


def credential(
    *,
    name: str,
    abbreviation: str,
    description: str,
    url: str,
    issuer: str,
    issuer_website: str,
    level: str,
    valid_years: int | None,
) -> dict[str, Any]:
    """A certification. `valid_years`: after how many years it has to be renewed; None where nobody says."""
    return thing(
        "EducationalOccupationalCredential",
        name=name,
        alternateName=abbreviation if abbreviation != name else "",
        description=description,
        url=full_address(url),
        credentialCategory="Certification",
        educationalLevel=level,
        recognizedBy=organization(issuer, issuer_website) or None,
        validFor=f"P{valid_years}Y" if valid_years else "",
    )
