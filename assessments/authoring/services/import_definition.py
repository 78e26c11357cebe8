"""A definition from elsewhere becomes the draft of an assessment; never more than a draft."""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assessments.authoring.services.check_draft import check_draft
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.models import Assessment
from portal.users.models import User

ADD = "assessments.add_assessment"


class DraftChangedError(Exception):
    """Somebody saved the draft after it was read."""


class DraftLockedError(Exception):
    """The draft is locked, or waits for approval; nobody else may change it now."""


@dataclass(frozen=True, slots=True)
class DefinitionImport:
    """What is to become of a draft. Title and minutes that are None stay; a new draft has its own."""

    definition: object
    title: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedDraft:
    """A draft after an import, or as it would be. `before` is its text until then, None for a new one."""

    draft: Assessment
    before: str | None
    is_changed: bool


def draft_of(assessment: Assessment) -> Assessment:
    """The latest draft of an assessment. At most one query."""
    draft: Assessment = assessment.get_latest_revision_as_object()
    return draft


@transaction.atomic
def import_definition(
    given: DefinitionImport,
    assessment: Assessment | None = None,
    *,
    by: User | None = None,
    is_dry_run: bool = False,
) -> ImportedDraft:
    """Make a draft of a definition, or change the draft of an assessment; then have it proved.

    `assessment` is the row as it was read: a draft that was saved since is not changed. Without `by` an
    operator imports. A dry run stores nothing.

    Raises:
        RefusedError: the definition does not compile, or title or minutes are not of their form.
        DraftChangedError: the draft was saved meanwhile.
        DraftLockedError: its author may not change it now.
        PermissionDenied: they may not make a new one.
    """
    compile_definition(given.definition)
    if assessment is None and by is not None and not by.has_perm(ADD):
        raise PermissionDenied
    draft = Assessment() if assessment is None else draft_of(_unchanged(assessment, by))
    before = None if assessment is None else (draft.definition, draft.title, draft.minutes)
    _fill(draft, given)
    is_changed = before is None or before != (draft.definition, draft.title, draft.minutes)
    if is_changed and not is_dry_run:
        if draft.pk is None:
            draft.save()
        draft.save_revision(user=by, log_action=True, clean=False)
        check_draft(draft, by)
    return ImportedDraft(draft, before[0] if before else None, is_changed)


def _unchanged(read: Assessment, by: User | None) -> Assessment:
    """The row as it is now, held against others."""
    now = Assessment.objects.select_for_update(of=("self",)).get(pk=read.pk)
    if now.latest_revision_id != read.latest_revision_id:
        raise DraftChangedError
    lock = now.get_lock()
    if lock is not None and (by is None or lock.for_user(by)):
        raise DraftLockedError
    return now


def _fill(draft: Assessment, given: DefinitionImport) -> None:
    if not _says_the_same(draft.definition, given.definition):
        draft.definition = json.dumps(given.definition, ensure_ascii=False, indent=2)
    draft.title = given.title if given.title is not None else draft.title or _title_of(given.definition)
    draft.minutes = given.minutes if given.minutes is not None else draft.minutes
    try:
        draft.clean_fields(exclude=("current_version",))
    except ValidationError as error:
        refusals = (
            Refusal(name, sentence)
            for name, sentences in error.message_dict.items()
            for sentence in sentences
        )
        raise RefusedError(tuple(refusals)) from error


def _says_the_same(text: str, document: object) -> bool:
    try:
        return bool(json.loads(text) == document)
    except ValueError:
        return False


def _title_of(document: object) -> str:
    """What the definition calls itself in its first language; its key where it has no title."""
    known = document if isinstance(document, dict) else {}
    locale = next(iter(known.get("locales") or ()), "")
    title = (known.get("texts") or {}).get(locale, {}).get("title", "")
    return str(title or known.get("key") or _("Untitled"))[:120]
