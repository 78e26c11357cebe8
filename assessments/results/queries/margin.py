"""How close an outcome was, found anew from the submission that is stored."""

from functools import lru_cache

import structlog

from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.answers.sheet import Answer
from assessments.domain.engines.registry import Nearest, engine_of
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.domain.margin.search import Search, counterfactuals
from assessments.models import Outcome
from assessments.results.queries.answers import sheet_in
from assessments.versions.queries.versions import definition_of, prepared_of, search_of

log = structlog.get_logger(__name__)

# Of so many sheets the ways are kept in the process: a result is looked at more than once, and a search can
# take half a second.
KEPT_SHEETS = 256


def ways_to_other_paths(outcome: Outcome) -> tuple[Counterfactual, ...]:
    """The nearest way to each other path, over all questions and over the changeable ones.

    For outcomes of every engine: it follows from submission and version alone. An engine that counts for
    itself, as from 3 on, is asked; then a path that is too far away has none. No query where the process
    knows the version and the submission was read along. Where the engine does not confirm what was found,
    nothing of it is given out, and the fault is logged.
    """
    engine = engine_of(outcome.engine)
    if engine.nearest:
        prepared = _Prepared(engine.nearest, prepared_of(outcome.version, engine.version))
        return _nearest(prepared, tuple(sorted(sheet_in(outcome).items())))
    try:
        return _ways(search_of(outcome.version), tuple(sorted(sheet_in(outcome).items())))
    except DisagreementError:
        log.exception("counterfactual_not_confirmed", outcome=outcome.pk, version=outcome.version_id)
        others = [path.key for path in definition_of(outcome.version).paths if path.key != outcome.path]
        return tuple(Counterfactual(key, variant, State.NOT_PROVEN) for key in others for variant in Variant)


class _Prepared:
    """A version as its engine prepared it, compared by identity: a process has it once."""

    def __init__(self, nearest: Nearest, prepared: object) -> None:
        self.nearest, self.prepared = nearest, prepared

    def __hash__(self) -> int:
        return id(self.prepared)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Prepared) and other.prepared is self.prepared


@lru_cache(maxsize=KEPT_SHEETS)
def _nearest(version: _Prepared, answers: tuple[tuple[str, Answer], ...]) -> tuple[Counterfactual, ...]:
    """The ways from a sheet as an engine counts them, which is nobody's in particular."""
    return version.nearest(version.prepared, dict(answers))


@lru_cache(maxsize=KEPT_SHEETS)
def _ways(search: Search, answers: tuple[tuple[str, Answer], ...]) -> tuple[Counterfactual, ...]:
    """The ways from a sheet, which is nobody's in particular."""
    return counterfactuals(search, dict(answers))
