"""Freeze a definition: the one way to a version."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import document_of, logic_hash, wording_hash
from assessments.models import Assessment, AssessmentVersion
from assessments.proofs.presenters.refusals import proof_refusals
from assessments.versions.services.report_version import report_version
from portal.shared import page_cache
from portal.users.models import User


@dataclass(frozen=True, slots=True)
class ClearedDefinition:
    """A definition that the proof lets go live. `clear_definition` alone makes one."""

    definition: Definition


def clear_definition(definition: Definition) -> ClearedDefinition:
    """Ask the proof about a definition that compiles, once.

    What it lets through stays fit to be frozen: reports and signatures are never changed or deleted.

    Raises:
        RefusedError: the proof refuses it.
    """
    refusals = proof_refusals(definition)
    if refusals:
        raise RefusedError(refusals)
    return ClearedDefinition(definition)


def freeze_version(
    assessment: Assessment, document: object, *, by: User | None, now: datetime | None = None
) -> AssessmentVersion:
    """Compile a document, ask the proof, and freeze it as `freeze_cleared` does.

    Raises:
        RefusedError: the compiler or the proof refuses the definition; nothing has changed.
        Assessment.DoesNotExist: the assessment is gone.
    """
    return freeze_cleared(assessment, clear_definition(compile_definition(document)), by=by, now=now)


@transaction.atomic
def freeze_cleared(
    assessment: Assessment, cleared: ClearedDefinition, *, by: User | None, now: datetime | None = None
) -> AssessmentVersion:
    """The version of a definition, on which new attempts start from now on.

    A definition that was frozen before becomes the current one again, under the number that it has. Two that
    freeze at once wait for each other. `now` is for a story that lies in the past.

    Raises:
        Assessment.DoesNotExist: the assessment is gone.
    """
    before = Assessment.objects.select_for_update(no_key=True).only("current_version").get(pk=assessment.pk)
    version = _version(assessment, cleared.definition, by, now or timezone.now())
    Assessment.objects.filter(pk=assessment.pk).update(current_version=version)
    assessment.current_version = version
    # Pages with a link into the assessment show its title.
    page_cache.purge()
    if before.current_version_id != version.pk:
        report_version(assessment, version, cleared.definition)
    return version


def _version(
    assessment: Assessment, definition: Definition, by: User | None, now: datetime
) -> AssessmentVersion:
    """The version with this content, made where there is none."""
    versions = AssessmentVersion.objects.filter(assessment=assessment)
    hashes = {"logic_hash": logic_hash(definition), "wording_hash": wording_hash(definition)}
    known = versions.filter(**hashes).first()
    if known is not None:
        return known
    last = versions.aggregate(number=Max("number"))["number"] or 0
    return AssessmentVersion.objects.create(
        assessment=assessment,
        number=last + 1,
        definition=document_of(definition),
        frozen_at=now,
        frozen_by=by,
        **hashes,
    )
