"""The tools: what each takes and answers, in words for an assistant."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from certifications.assistants import forms
from certifications.assistants.presenters import answers
from certifications.assistants.presenters.advice import advice_answer
from certifications.assistants.presenters.answers import AssistantAnswer
from certifications.assistants.presenters.certification import certification_answer, facts_answer
from certifications.assistants.presenters.changes import changes_answer
from certifications.assistants.presenters.comparison import comparison_answer
from certifications.assistants.presenters.search import search_answer
from certifications.assistants.queries import (
    NotAnsweredError,
    certification_named,
    certifications_named,
)
from certifications.domain.catalogue_filter import CURRENCY, IS_MEMBER, MEMBER
from certifications.domain.chosen import FEWEST
from certifications.domain.facets.declaration import Facet
from certifications.domain.fields import FIELDS, ROUTE_FIELDS


@dataclass(frozen=True, slots=True)
class AssistantTool:
    """A tool by name. `run` raises NotAnsweredError with a sentence where there is no answer."""

    name: str
    title: str
    about: str
    asked: type[BaseModel]
    answer: type[AssistantAnswer]
    run: Callable[[Any], AssistantAnswer]

    def call(self, arguments: Mapping[str, Any]) -> AssistantAnswer:
        """The answer to arguments as they were sent.

        Raises:
            NotAnsweredError: they are not what the tool takes, or nothing answers them.
        """
        try:
            question = self.asked.model_validate(dict(arguments))
        except ValidationError as error:
            raise NotAnsweredError(_refusal(error)) from error
        return self.run(question)


def _refusal(error: ValidationError) -> str:
    """What is wrong with arguments, by name; values are not repeated."""
    lines = [
        f"{'.'.join(map(str, one['loc'])) or 'arguments'}: {one['msg']}"
        for one in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    return "These arguments are not understood. " + "; ".join(lines)


def _search(asked: forms.SearchBase) -> AssistantAnswer:
    chosen: dict[str, Sequence[str]] = {facet.value: getattr(asked, facet.value) for facet in Facet}
    plain = {
        "q": asked.q,
        CURRENCY: asked.currency,
        MEMBER: IS_MEMBER if asked.member else "",
        "sort": asked.sort.value,
    }
    parameters = {**chosen, **{name: [value] for name, value in plain.items() if value}}
    return search_answer(parameters, offset=asked.offset, limit=asked.limit)


def _certification(asked: forms.CertificationQuestion) -> AssistantAnswer:
    return certification_answer(certification_named(asked.certification))


def _fact(asked: forms.FactQuestion) -> AssistantAnswer:
    found = facts_answer(certification_named(asked.certification), asked.fact)
    if found is None:
        keys = ", ".join((*FIELDS, *(f"routes.N.{key}" for key in ROUTE_FIELDS)))
        raise NotAnsweredError(f"There is no fact with this key. Keys: {keys}.")
    return found


def _compare(asked: forms.ComparisonQuestion) -> AssistantAnswer:
    chosen = certifications_named(asked.certifications)
    if len(chosen) < FEWEST:
        raise NotAnsweredError("Name two to four different certifications.")
    return comparison_answer(chosen, only_differences=asked.only_differences)


def _changes(asked: forms.ChangesQuestion) -> AssistantAnswer:
    one = certification_named(asked.certification) if asked.certification else None
    return changes_answer(asked.since, asked.limit, one)


def _advice(_asked: forms.AdviceQuestion) -> AssistantAnswer:
    return advice_answer()


TOOLS: Mapping[str, AssistantTool] = {
    tool.name: tool
    for tool in (
        AssistantTool(
            "search_certifications",
            "Search certifications",
            "Finds certifications by words and by the filters of the catalogue: kind of work, role, level, "
            "entry, price, exam, issuer and others. Answers with names, slugs and how current the facts are.",
            forms.SearchQuestion,
            answers.SearchAnswer,
            _search,
        ),
        AssistantTool(
            "get_certification",
            "Read a certification",
            "All that is stated of a certification: each fact with value, source, dates and confidence; what "
            "is unknown; and the editors' judgement, marked as one.",
            forms.CertificationQuestion,
            answers.CertificationAnswer,
            _certification,
        ),
        AssistantTool(
            "get_fact",
            "Read one fact",
            "What is stated under one key, such as exam.questions or fees.exam, with source, dates and "
            "confidence; or that it is unknown.",
            forms.FactQuestion,
            answers.FactsAnswer,
            _fact,
        ),
        AssistantTool(
            "compare_certifications",
            "Compare certifications",
            "Two to four certifications side by side: entry, exam, cost, renewal, whom they suit. Each cell "
            "says what it rests on: facts, which it brings along, a judgement, or the catalogue's record.",
            forms.ComparisonQuestion,
            answers.ComparisonAnswer,
            _compare,
        ),
        AssistantTool(
            "list_changes",
            "List changed facts",
            "Facts that changed since a day, or will change, each with what is stated now and its source.",
            forms.ChangesQuestion,
            answers.ChangesAnswer,
            _changes,
        ),
        AssistantTool(
            "how_advice_works",
            "How advice comes about",
            "How this site finds a path for somebody, where its logic can be read, and where people take the "
            "assessment themselves.",
            forms.AdviceQuestion,
            answers.AdviceAnswer,
            _advice,
        ),
    )
}
