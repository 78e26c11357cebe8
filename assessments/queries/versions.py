"""Definitions of frozen versions, kept in the memory of the process: versions never change."""

from functools import lru_cache
from typing import Any

from assessments.domain.definition import Definition
from assessments.domain.definition_parser import parse_definition
from assessments.domain.engines import engine_of
from assessments.models import AssessmentVersion

KEPT_VERSIONS = 64


def definition_of(version: AssessmentVersion) -> Definition:
    """The definition of a version; one query the first time that a process asks for it."""
    return _definition(version.pk, version.logic_hash, version.wording_hash)


def prepared_of(version: AssessmentVersion, engine: int) -> Any:
    """The definition of a version as an engine prepares it for its own functions; kept likewise."""
    return _prepared(version.pk, version.logic_hash, version.wording_hash, engine)


@lru_cache(maxsize=KEPT_VERSIONS)
def _definition(pk: int, _logic_hash: str, _wording_hash: str) -> Definition:
    # The hashes are for databases that are emptied: there the same key may come to be another version's.
    document = AssessmentVersion.objects.values_list("definition", flat=True).get(pk=pk)
    return parse_definition(document)


@lru_cache(maxsize=KEPT_VERSIONS)
def _prepared(pk: int, logic_hash: str, wording_hash: str, engine: int) -> Any:
    return engine_of(engine).prepare(_definition(pk, logic_hash, wording_hash))
