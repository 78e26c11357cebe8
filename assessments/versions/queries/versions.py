"""Frozen versions, kept in the memory of the process with their definitions: they never change."""

import copy
from functools import lru_cache
from typing import Any

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.engines.registry import current_rules, engine_of
from assessments.domain.margin.search import Search
from assessments.models import AssessmentVersion

KEPT_VERSIONS = 64


def kept_version(pk: int) -> AssessmentVersion:
    """The version with this key; one query the first time that a process asks for it.

    Who froze it may have been erased since. Each caller has a row of their own, so that what one of them
    reads along with it is not shown to others later.

    Raises:
        AssessmentVersion.DoesNotExist: there is none.
    """
    return copy.copy(_row(pk))


def newest_versions() -> list[AssessmentVersion]:
    """The newest version of each assessment, the one frozen last at the end; one query."""
    newest = AssessmentVersion.objects.order_by("assessment_id", "-pk").distinct("assessment_id")
    return sorted(newest, key=lambda version: version.pk)


def definition_of(version: AssessmentVersion) -> Definition:
    """The definition of a version. One query the first time that a process asks for it, where the row at hand
    was read without it.
    """
    return _definition(_Version(version))


def prepared_of(version: AssessmentVersion, engine: int) -> Any:
    """The definition of a version as an engine prepares it for its own functions; kept likewise."""
    return _prepared(_Version(version), engine)


def search_of(version: AssessmentVersion) -> Search:
    """A version made ready for looking around its sheets, by the rules of the engine of new outcomes; kept
    likewise.
    """
    return _search(_Version(version))


class _Version:
    """A row as a key of what is kept: equal to every other of the same content."""

    def __init__(self, row: AssessmentVersion) -> None:
        self.row = row
        # The hashes are for databases that are emptied: there the same key may come to be another version's.
        self.content = (row.pk, row.logic_hash, row.wording_hash)

    def __hash__(self) -> int:
        return hash(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Version) and self.content == other.content


@lru_cache(maxsize=KEPT_VERSIONS)
def _row(pk: int) -> AssessmentVersion:
    return AssessmentVersion.objects.get(pk=pk)


@lru_cache(maxsize=KEPT_VERSIONS)
def _definition(version: _Version) -> Definition:
    return parse_definition(version.row.definition)


@lru_cache(maxsize=KEPT_VERSIONS)
def _prepared(version: _Version, engine: int) -> Any:
    return engine_of(engine).prepare(_definition(version))


@lru_cache(maxsize=KEPT_VERSIONS)
def _search(version: _Version) -> Search:
    # Not taken from what an engine prepared, which is that engine's own: an engine may have no search in it.
    definition = _definition(version)
    return Search(definition, current_rules(definition))
