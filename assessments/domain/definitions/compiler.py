"""What a definition must not be, beyond its form (docs/algorithms/definition.md, "What is refused")."""

from assessments.domain.definitions.checks.assertions import assertion_refusals
from assessments.domain.definitions.checks.backgrounds import background_refusals
from assessments.domain.definitions.checks.conditions import rule_condition_refusals, visibility_refusals
from assessments.domain.definitions.checks.formats import format_refusals
from assessments.domain.definitions.checks.mirrors import mirror_refusals
from assessments.domain.definitions.checks.places import text_refusals
from assessments.domain.definitions.checks.points import points_refusals
from assessments.domain.definitions.checks.sizes import size_refusals
from assessments.domain.definitions.checks.stages import stage_refusals
from assessments.domain.definitions.checks.structure import structure_refusals
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import read_definition
from assessments.domain.definitions.refusals import Refusal, RefusedError


def compile_definition(document: object) -> Definition:
    """The definition of a JSON document, fit to be answered.

    Raises:
        RefusedError: it is not of the form, or refused; every refusal, with its place.
    """
    definition, form = read_definition(document)
    refusals = tuple(form.as_written(refusals_in(definition)))
    if refusals:
        raise RefusedError(refusals)
    return definition


def refusals_in(definition: Definition) -> tuple[Refusal, ...]:
    """Every refusal, in the order of the document's parts; empty when the definition is fit.

    Of a definition that is too large, only its sizes are refused: the other checks would take long.
    """
    too_large = tuple(size_refusals(definition))
    if too_large:
        return too_large
    return (
        *format_refusals(definition),
        *structure_refusals(definition),
        *points_refusals(definition),
        *visibility_refusals(definition),
        *rule_condition_refusals(definition),
        *stage_refusals(definition),
        *background_refusals(definition),
        *mirror_refusals(definition),
        *assertion_refusals(definition),
        *text_refusals(definition),
    )
