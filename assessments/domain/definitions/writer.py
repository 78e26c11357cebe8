"""A definition as its JSON document, and the hashes by which it is known."""

from assessments.domain.canonical import canonical_json, sha256_of
from assessments.domain.definitions.condition_documents import condition_document, when_document
from assessments.domain.definitions.definition import (
    Background,
    Definition,
    Dimension,
    Experience,
    Mirror,
    Path,
    Rule,
)
from assessments.domain.definitions.parser import FORMAT
from assessments.domain.definitions.question_documents import question_document

Document = dict[str, object]


def document_of(definition: Definition) -> Document:
    """The JSON document; `parse_definition` of it gives the definition back."""
    return {**logic_document(definition), **wording_document(definition)}


def canonical_definition(definition: Definition) -> bytes:
    """The canonical JSON."""
    return canonical_json(document_of(definition))


def logic_hash(definition: Definition) -> str:
    """SHA-256 over all that can change a result."""
    return sha256_of(logic_document(definition))


def wording_hash(definition: Definition) -> str:
    """SHA-256 over the texts and the order of locales."""
    return sha256_of(wording_document(definition))


def logic_document(definition: Definition) -> Document:
    """All but the texts."""
    document: Document = {
        "format": FORMAT,
        "key": definition.key,
        "dimensions": [_dimension(item) for item in definition.dimensions],
        "sections": [{"key": section.key} for section in definition.sections],
        "questions": [question_document(question) for question in definition.questions],
        "paths": [_path(path) for path in definition.paths],
        "rules": [_rule(rule) for rule in definition.rules],
        "background": _background(definition.background),
        "plan_size": definition.plan_size,
        "training_hours_a_week": definition.training_hours_a_week,
    }
    if definition.mirror is not None:
        document["mirror"] = _mirror(definition.mirror)
    if definition.assertions:
        document["assertions"] = [
            {"path": item.path, **condition_document(item.condition)} for item in definition.assertions
        ]
    return document


def wording_document(definition: Definition) -> Document:
    """The texts."""
    return {
        "locales": list(definition.locales),
        "texts": {locale: dict(places) for locale, places in definition.texts},
    }


def _dimension(dimension: Dimension) -> Document:
    return _without_empty({"key": dimension.key, "focus_area": dimension.focus_area})


def _path(path: Path) -> Document:
    groups = [
        _without_empty({"disciplines": list(group.disciplines), "certifications": list(group.certifications)})
        for group in path.groups
    ]
    return _without_empty({"key": path.key, "groups": groups})


def _rule(rule: Rule) -> Document:
    return _without_empty(
        {
            "key": rule.key,
            "path": rule.path,
            "when": when_document(rule.when),
            "kind": str(rule.kind) if rule.kind else "",
            "steps": list(rule.steps),
        }
    )


def _background(background: Background) -> Document:
    return _without_empty(
        {
            "education": background.education,
            "education_levels": dict(background.education_levels),
            "experience": [_experience(item) for item in background.experience],
            "training_hours": background.training_hours,
            "hours_a_week": background.hours_a_week,
        }
    )


def _experience(item: Experience) -> Document:
    return _without_empty(
        {
            "kind": item.kind,
            "total": item.total,
            "recent": item.recent,
            "recent_years": item.recent_years if item.recent else None,
        }
    )


def _mirror(mirror: Mirror) -> Document:
    return _without_empty(
        {
            "dimensions": [list(pair) for pair in mirror.dimensions],
            "paths": [list(pair) for pair in mirror.paths],
            "questions": [list(pair) for pair in mirror.questions],
            "choices": [list(row) for row in mirror.choices],
        }
    )


def _without_empty(document: Document) -> Document:
    """What has its default is left out."""
    return {key: value for key, value in document.items() if value not in ("", [], {}, None)}
