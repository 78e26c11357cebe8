"""The rows of each table, in one order for one state of the catalogue. Days are ISO 8601."""

from collections.abc import Iterator, Mapping
from datetime import date

from certifications.domain.advice import DatedChange
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, fresh_until, runs_from
from certifications.domain.fields import field_of, route_of
from certifications.domain.statements import Grounds
from certifications.domain.values import Money, MonthsOf
from certifications.open_data.mapping import (
    IN_WORDS,
    OpenFact,
    OpenUnknown,
    open_unknowns,
    source_id,
    source_kind,
    stated_facts,
)
from certifications.open_data.queries import OpenCatalogue
from portal.shared.structured_data import full_address

Row = Mapping[str, str]
STATED, UNKNOWN = "stated", "unknown"


def iso(day: date | None) -> str:
    """A day as files have it; empty for none."""
    return day.isoformat() if day else ""


def truth(value: bool) -> str:
    """Yes or no as files have it."""
    return "true" if value else "false"


def issuer_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Issuers by key."""
    found = {one.value.issuer.key: one.value.issuer for one in catalogue.certifications}
    for key in sorted(found):
        yield {
            "key": key,
            "name": found[key].name,
            "website": found[key].website,
            "runs_this_site": truth(found[key].is_publisher),
        }


def discipline_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Disciplines that a certification belongs to or also fits, by key."""
    terms = (
        term for one in catalogue.certifications for term in (one.value.discipline, *one.value.also_fits)
    )
    for key, name in sorted({(term.key, term.name) for term in terms}):
        yield {"key": key, "name": name}


def level_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Levels by rank."""
    levels = {one.value.level for one in catalogue.certifications}
    for level in sorted(levels, key=lambda one: (one.order, one.key)):
        yield {
            "key": level.key,
            "name": level.name,
            "rank": "" if level.rank is None else str(level.rank),
        }


def certification_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Certifications by slug."""
    for one in catalogue.certifications:
        value = one.value
        yield {
            "slug": value.slug,
            "id": str(one.key),
            "title": value.title,
            "abbreviation": value.abbreviation,
            "issuer": value.issuer.key,
            "publishers_own_offer": truth(value.issuer.is_publisher),
            "status": value.status.value,
            "certifies": value.orientation.value,
            "discipline": value.discipline.key,
            "also_fits": " ".join(term.key for term in value.also_fits),
            "level": value.level.key,
            "page": full_address(value.url),
            "issuers_page": one.official_url,
            "oldest_fact": iso(oldest_fact(value)),
            "verdict": value.verdict,
            "who_it_suits": value.who_it_suits,
            "who_it_does_not_suit": value.who_it_does_not_suit,
            "judged_by": value.judgement.author,
            "judged_on": iso(value.judgement.made_on),
            "judgement_basis": value.judgement.basis,
        }


def oldest_fact(value: Certification) -> date | None:
    """The day from which its oldest fact's shelf life runs; None without facts."""
    return min(map(runs_from, (*value.facts, *value.facts_ahead)), default=None)


def coverage_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """What each certification covers, in the editors' order."""
    for one in catalogue.certifications:
        for covered in one.value.coverage:
            yield {
                "certification": one.value.slug,
                "focus_area": covered.area.key,
                "focus_area_name": covered.area.name,
                "coverage": covered.coverage.value,
                "only_the_issuer_says_so": truth(covered.issuer_only),
                "judged_on": iso(one.value.judgement.made_on),
            }


def source_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """The sources of each certification: first those of its facts, then those that editors read besides."""
    for one in catalogue.certifications:
        cited = [(each.fact.source_url, each.fact.source_note) for each in stated_facts(one)]
        read = {(source.url, "" if source.url else source.reference): source for source in one.read}
        for url, words in dict.fromkeys((url, "" if url else words) for url, words in (*cited, *read)):
            if url or words:
                known = read.get((url, words))
                yield {
                    "id": str(source_id(one, url, words)),
                    "certification": one.value.slug,
                    "url": url,
                    "in_words": words or (known.reference if known else ""),
                    "kind": source_kind(one, url),
                    "source_date": (known.source_date or "") if known else "",
                    "facts": str(sum(1 for each in cited if (each[0] or each[1]) == (url or words))),
                }


def fact_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Facts of each certification in the editors' order, then what is unknown of it."""
    for one in catalogue.certifications:
        yield from map(_stated_row, stated_facts(one))
        yield from map(_unknown_row, open_unknowns(one))


def _stated_row(one: OpenFact) -> Row:
    fact = one.fact
    return {
        "id": str(one.public_id),
        "certification": one.certification.value.slug,
        "state": STATED,
        "field": fact.key,
        "kind": fact.kind.value,
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        **_typed(fact),
        "in_force_from": iso(fact.in_force_from),
        "in_force_until": iso(fact.in_force_until),
        "source": str(one.source),
        "source_url": fact.source_url,
        "source_in_words": fact.source_note,
        "source_kind": one.source_kind,
        "source_date": fact.source_date or "",
        "collected_on": iso(fact.collected_on),
        "checked_on": iso(fact.verified_on),
        "fresh_until": iso(fresh_until(fact)),
        "confidence": fact.confidence.value,
        "further_sources": "\n".join(fact.also),
        "caution": fact.caution,
        "note": fact.note,
    }


def _typed(fact: Fact) -> Row:
    """The route, the type of the value, and the value as numbers where it is one number or one amount."""
    place, field = route_of(fact.key), field_of(fact.key)
    cells = {
        "route": str(place[0]) if place else "",
        "value_type": field.value_type.value if field else "text",
    }
    if isinstance(fact.typed, int):
        cells["number"] = str(fact.typed)
    parts = fact.typed if isinstance(fact.typed, tuple) else ()
    match parts:
        case (Money() as money,):
            cells["currency"], cells["amount_from"] = money.currency, str(money.amount)
            cells["amount_to"] = str(money.amount if money.up_to is None else money.up_to)
        case (MonthsOf(months=months),):
            cells["number"] = str(months)
    return cells


def _unknown_row(one: OpenUnknown) -> Row:
    unknown = one.unknown
    return {
        "id": str(one.public_id),
        "certification": one.certification.value.slug,
        "state": UNKNOWN,
        "why_unknown": unknown.why.value,
        "field": one.key,
        "kind": one.kind.value if one.kind else "",
        "label": unknown.words or (unknown.field.label if unknown.field else ""),
    }


def progression_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Progressions by their ends."""
    names = {one.value.slug: one for one in catalogue.certifications}
    for one in catalogue.progressions:
        yield {
            "start": one.start,
            "end": one.end,
            "kind": one.kind.value,
            "detail": one.detail,
            "waives": " ".join(one.waives),
            "only_while_active": truth(one.needs_active),
            **_grounds(one.grounds, source_kind(names[one.end], one.grounds.source_url)),
            "checked_on": iso(one.grounds.verified_on),
            "fresh_until": iso(one.fresh_until),
        }


def change_rows(catalogue: OpenCatalogue) -> Iterator[Row]:
    """Dated changes in the editors' order, numbered."""
    names = {one.value.slug: one for one in catalogue.certifications}
    issuers = {one.value.issuer.key for one in catalogue.certifications}
    for number, change in enumerate(catalogue.changes, start=1):
        about = names.get(change.about.slug) if change.about else None
        kind = source_kind(about, change.grounds.source_url) if about else ""
        yield {
            "number": str(number),
            "certification": about.value.slug if about else "",
            "issuer": change.issuer if change.issuer in issuers else "",
            "about": _about(change),
            "what": change.what,
            "before": change.before,
            "after": change.after,
            "in_force_from": change.in_force_from,
            **_grounds(change.grounds, kind),
        }


def _about(change: DatedChange) -> str:
    return change.about.name if change.about else change.issuer


def _grounds(grounds: Grounds, kind: str) -> Row:
    return {
        "source_url": grounds.source_url,
        "source_in_words": grounds.source_note,
        "source_kind": kind or ("" if grounds.source_url else IN_WORDS),
        "source_date": grounds.source_date or "",
        "collected_on": iso(grounds.collected_on),
        "confidence": grounds.confidence.value,
    }
