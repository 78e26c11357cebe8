"""Assessments as programs are told of them."""

from collections.abc import Iterator

from django.urls import reverse

from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.advice_sources import ExplainedAssessment
from portal.shared.clock import site_date


def explained_assessments() -> Iterator[ExplainedAssessment]:
    """Those that can be taken, each with the page of its logic. One query."""
    for assessment in open_assessments():
        version = assessment.current_version
        if version is not None:
            wording = Wording(definition_of(version))
            yield ExplainedAssessment(
                title=wording.title(),
                url=reverse("assessments:about", args=[assessment.slug]),
                how_it_works_url=reverse("assessments:how_it_works", args=[assessment.slug]),
                version=version.number,
                live_since=site_date(version.frozen_at),
            )
