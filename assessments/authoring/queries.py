"""Stored definitions by name: what learners take now, and what editors have in hand."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from assessments.authoring.mapping.source import definition_of_text
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal, RefusedError, sentence_of
from assessments.domain.definitions.writer import logic_hash
from assessments.models import Assessment
from assessments.proofs.queries import StoredProof, last_proof_job, stored_proof
from assessments.versions.queries.versions import definition_of
from portal.jobs.models import Job


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


@dataclass(frozen=True, slots=True)
class LatestDraft:
    """The latest draft of an assessment, as far as it can be read: `definition` is None where it does not
    compile, and `refusals` say why.
    """

    row: Assessment
    definition: Definition | None
    refusals: tuple[Refusal, ...]

    @property
    def proof(self) -> StoredProof | None:
        """The report about it. One query."""
        return stored_proof(logic_hash(self.definition)) if self.definition is not None else None

    @property
    def proof_job(self) -> Job | None:
        """The newest job that was to prove it. One query."""
        return last_proof_job(logic_hash(self.definition)) if self.definition is not None else None


def latest_draft(public_id: UUID) -> LatestDraft | None:
    """The latest draft of an assessment; None where there is no such assessment. One query."""
    rows = Assessment.objects.select_related("latest_revision", "current_version")
    row = rows.defer("current_version__definition").filter(public_id=public_id).first()
    if row is None:
        return None
    latest: Assessment = row.get_latest_revision_as_object()
    try:
        return LatestDraft(latest, definition_of_text(latest.definition), ())
    except RefusedError as error:
        return LatestDraft(latest, None, error.refusals)


def assessment_rows() -> QuerySet[Assessment]:
    """All assessments by title, with their latest revision and current version; no definition is read."""
    rows = Assessment.objects.select_related("latest_revision", "current_version")
    unread = ("definition", "latest_revision__content", "current_version__definition")
    return rows.defer(*unread).order_by("title", "pk")


def open_workflows(rows: Collection[Assessment]) -> Mapping[int, WorkflowState]:
    """The workflows that drafts are in, by the key of their assessment. One query."""
    found = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Assessment),
        object_id__in=[str(row.pk) for row in rows],
    )
    return {int(state.object_id): state for state in found.select_related("current_task_state__task")}
