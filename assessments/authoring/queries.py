"""Stored definitions by name: what learners take now, and what editors have in hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.authoring.mapping.source import definition_of_text
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.domain.definitions.writer import logic_hash
from assessments.models import Assessment
from assessments.versions.queries.versions import definition_of


@dataclass(frozen=True, slots=True)
class NamedDefinition:
    """A definition as people call it; None where it cannot be read, and `refusals` say why."""

    title: str
    definition: Definition | None
    refusals: tuple[str, ...] = ()


def stored_definitions(name: str = "") -> tuple[NamedDefinition, ...]:
    """The current version and the latest draft of an assessment, by public id or the key of either; of all
    assessments without a name. What has the same logic is named once.
    """
    rows = Assessment.objects.select_related("current_version", "latest_revision").order_by("title", "pk")
    found: list[NamedDefinition] = []
    for row in rows:
        items = tuple(_of(row))
        keys = {item.definition.key for item in items if item.definition is not None}
        if not name or name == str(row.public_id) or name in keys:
            found += items
    return tuple(found)


def _of(row: Assessment) -> Iterator[NamedDefinition]:
    seen = set()
    if row.current_version is not None:
        definition = definition_of(row.current_version)
        seen.add(logic_hash(definition))
        title = _("%(title)s, version %(number)d") % {
            "title": row.title,
            "number": row.current_version.number,
        }
        yield NamedDefinition(title, definition)
    title = _("%(title)s, draft") % {"title": row.title}
    try:
        draft = definition_of_text(row.get_latest_revision_as_object().definition)
    except RefusedError as error:
        yield NamedDefinition(title, None, tuple(sentence_of(item) for item in error.refusals))
        return
    if logic_hash(draft) not in seen:
        yield NamedDefinition(title, draft)
