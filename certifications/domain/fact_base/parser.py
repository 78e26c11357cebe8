"""From the nested data of a fact base file to its values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from certifications.domain.education import education_of
from certifications.domain.fact_base.lists import (
    read_common_error,
    read_contradiction,
    read_look_alike,
    read_progression,
    read_provenance,
    read_question,
    read_source,
)
from certifications.domain.fact_base.reader import Reader
from certifications.domain.fact_base.records import (
    FactBase,
    FactBaseRefusedError,
    Problem,
    Record,
    StatedFact,
)
from certifications.domain.fact_base.repeats import repeated
from certifications.domain.fact_base.values import stated_value
from certifications.domain.fields import FIELDS, ROUTE_FIELDS, Field
from certifications.domain.names import name_and_remark
from certifications.domain.vocabulary import (
    DISCIPLINES,
    FOCUS_AREAS,
    LEVELS,
    Coverage,
    Orientation,
    Status,
)

RECORD_NOTES = ("naming_note", "claims_policy", "seed_mention")
EXTERNAL = "ext:"
# Named by a progression, merged into another certification since, and never a record of its own.
KNOWN_WITHOUT_RECORD = frozenset({"dassm"})


def parse_fact_base(data: object) -> FactBase:
    """The whole file.

    Raises:
        FactBaseRefusedError: anything in it is unknown, missing or of the wrong form; nothing is half-parsed.
    """
    problems: list[Problem] = []
    reader = Reader(data, "the file", "", problems)
    base = reader.done(lambda: _fact_base(reader))
    _check_names(base, problems)
    problems.extend(repeated(base))
    if problems:
        raise FactBaseRefusedError(tuple(problems))
    return base


def _fact_base(reader: Reader) -> FactBase:
    meta = reader.raw("meta")
    compiled = str(meta.get("compiled", "")) if isinstance(meta, Mapping) else ""
    try:
        compiled_on = date.fromisoformat(compiled)
    except ValueError:
        reader.refuse("meta.compiled", "is missing, or not a date such as 2026-11-22.")
        compiled_on = date.min
    problems = reader.problems
    return FactBase(
        compiled=compiled_on,
        records=tuple(_record(item, problems) for item in reader.items("certifications", required=True)),
        progressions=tuple(read_progression(child) for child in reader.children("progressions")),
        learner_questions=tuple(read_question(child) for child in reader.children("learner_questions")),
        common_errors=tuple(read_common_error(child) for child in reader.children("stale_facts")),
        look_alikes=tuple(read_look_alike(child) for child in reader.children("lookalikes")),
    )


def _check_names(base: FactBase, problems: list[Problem]) -> None:
    """Every reference between records leads somewhere."""
    known = {*(record.slug for record in base.records), *KNOWN_WITHOUT_RECORD}
    for progression in base.progressions:
        for end in (progression.start, progression.end):
            if not end.startswith(EXTERNAL) and end not in known:
                problems.append(
                    Problem(
                        "progressions",
                        f"{progression.start} to {progression.end}",
                        f"“{end}” is no record of this file.",
                    )
                )
    problems.extend(
        Problem("stale_facts", error.certification, "is no record of this file.")
        for error in base.common_errors
        if error.certification not in known
    )


def _record(item: Any, problems: list[Problem]) -> Record:
    slug = str(item.get("slug") or "a record without slug") if isinstance(item, Mapping) else "a record"
    reader = Reader(item, slug, "", problems)
    return reader.done(lambda: _record_fields(reader))


def _record_fields(reader: Reader) -> Record:
    issuer = reader.child("issuer")
    scope = reader.child("scope")
    also_fits = reader.text("also_fits_discipline")
    if also_fits and also_fits not in DISCIPLINES:
        reader.refuse("also_fits_discipline", f"“{also_fits}” is no discipline.")
    name, site = issuer.done(
        lambda: (issuer.text("organisation", required=True), issuer.address("site", required=True))
    )
    title, remark = name_and_remark(reader.text("name", required=True))
    coverage, basis, why = scope.done(lambda: _coverage(scope))
    entry_note, facts = _facts(reader)
    notes = {key: reader.text(key) for key in RECORD_NOTES} | {"entry_note": entry_note}
    notes["naming_note"] = "; ".join(filter(None, (remark, notes["naming_note"])))
    return Record(
        slug=reader.text("slug", required=True),
        name=title,
        abbreviation=reader.text("abbreviation"),
        status=reader.choice("status", Status, Status.ANNOUNCED),
        named_in_seed=reader.flag("named_in_seed"),
        issuer=name,
        issuer_site=site,
        official_url=reader.address("official_url"),
        official_url_checked=reader.flag("official_url_checked"),
        discipline=reader.one_of("discipline", DISCIPLINES),
        also_fits=(also_fits,) if also_fits else (),
        level=reader.one_of("level", LEVELS),
        orientation=reader.choice("orientation", Orientation, Orientation.DISCIPLINE),
        who_it_suits=reader.text("who_it_suits", required=True),
        coverage=coverage,
        coverage_basis=basis,
        coverage_why=why,
        facts=facts,
        contradictions=tuple(read_contradiction(child) for child in reader.children("conflicts")),
        sources=tuple(read_source(child) for child in reader.children("sources")),
        not_found=reader.texts("not_found"),
        notes=tuple((key, text) for key, text in notes.items() if text),
    )


def _coverage(scope: Reader) -> tuple[tuple[tuple[str, Coverage], ...], str, str]:
    areas = tuple((area, scope.choice(area, Coverage, Coverage.UNKNOWN)) for area in FOCUS_AREAS)
    return areas, scope.text("basis", required=True), scope.text("why", required=True)


def _facts(reader: Reader) -> tuple[str, tuple[StatedFact, ...]]:
    """The record's entry note (an editor's, without source) and its facts."""
    facts: list[StatedFact] = []
    _validates(reader, facts)
    _fact(reader, "last_changed", FIELDS["last_changed"], "last_changed", facts)
    for position, child in enumerate(reader.children("related_credentials")):
        _stated(child, FIELDS["related"], "related", position, facts)
    for group in ("exam", "fees", "renewal"):
        section = reader.child(group)
        for key in section.names():
            _fact(section, key, _field_for(section, group, key), f"{group}.{key}", facts)
        section.done(lambda: None)
    return _prerequisites(reader.child("prerequisites"), facts), tuple(facts)


def _field_for(section: Reader, group: str, key: str) -> Field | None:
    """The field of a key; a fee in words rather than an amount has a field of its own."""
    field = FIELDS.get(f"{group}.{key}")
    if field is not None and field.key == "fees.exam":
        value = section.raw(key)
        if isinstance(value, Mapping) and isinstance(value.get("value"), str):
            return FIELDS["fees.exam_included"]
    return field


def _validates(reader: Reader, facts: list[StatedFact]) -> None:
    child = reader.child("validates")
    texts = child.texts("facts")
    provenance = child.done(lambda: read_provenance(child))
    facts.extend(StatedFact("validates", index, text, provenance) for index, text in enumerate(texts))


def _prerequisites(section: Reader, facts: list[StatedFact]) -> str:
    for number, route in enumerate(section.children("routes"), start=1):
        _route(route, number, facts)
    for position, child in enumerate(section.children("substitutes")):
        _stated(child, FIELDS["prerequisites.substitutes"], "prerequisites.substitutes", position, facts)
    if section.has("does_not_count"):
        _fact(
            section,
            "does_not_count",
            FIELDS["prerequisites.does_not_count"],
            "prerequisites.does_not_count",
            facts,
        )
    note = section.raw("note")
    if isinstance(note, Mapping):
        _fact(section, "note", FIELDS["prerequisites.note"], "prerequisites.note", facts)
        note = ""
    section.done(lambda: None)
    return str(note or "")


def _route(route: Reader, number: int, facts: list[StatedFact]) -> None:
    for key in route.names():
        field = ROUTE_FIELDS.get(key)
        full_key = f"routes.{number}.{key}"
        if field is None:
            continue
        if key == "certs_required":
            for position, child in enumerate(route.children(key)):
                _stated(child, field, full_key, position, facts)
        elif key == "experience_kind":
            _experience_kind(route, full_key, facts)
        else:
            _fact(route, key, field, full_key, facts)
            if key == "education":
                _check_education(route)
    route.done(lambda: None)


def _experience_kind(route: Reader, key: str, facts: list[StatedFact]) -> None:
    """The kind is said beside the months, in words; it has the months' source."""
    months = route.raw("experience_months")
    kind = route.text("experience_kind")
    if kind and isinstance(months, Mapping):
        source = Reader(months, route.record, f"{route.place}.experience_months", route.problems)
        facts.append(StatedFact(key, 0, kind, read_provenance(source)))


def _check_education(route: Reader) -> None:
    stated = route.raw("education")
    text = stated.get("value") if isinstance(stated, Mapping) else None
    if isinstance(text, str) and education_of(text) is None:
        route.refuse("education", f"“{text}” is not in the table of education levels.")


def _fact(reader: Reader, key: str, field: Field | None, full_key: str, facts: list[StatedFact]) -> None:
    """Take one key that holds a fact or null; an unknown key stays untaken, and so is refused."""
    if field is None:
        return
    if reader.raw(key) is not None:
        _stated(
            reader.child(key), field, field.key if field.key == "fees.exam_included" else full_key, 0, facts
        )


def _stated(child: Reader, field: Field, key: str, position: int, facts: list[StatedFact]) -> None:
    raw = child.raw("value")
    value = stated_value(field.value_type, raw)
    if value is None:
        child.refuse("value", f"“{raw}” is not of the form that {field.label.lower()} takes.")
    provenance = child.done(lambda: read_provenance(child))
    if value is not None:
        facts.append(StatedFact(key, position, value, provenance))
