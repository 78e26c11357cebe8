"""Assessments as search engines are told of them."""

from collections.abc import Iterator

from django.urls import reverse

from assessments.versions.queries.assessments import open_assessments
from portal.shared.clock import site_date
from portal.shared.public_addresses import PublicAddress


def assessment_addresses() -> Iterator[PublicAddress]:
    """The list, and each assessment that can be taken, changed when its version was frozen. One query."""
    yield PublicAddress(reverse("assessments:index"))
    for assessment in open_assessments():
        if assessment.current_version is not None:
            day = site_date(assessment.current_version.frozen_at)
            yield PublicAddress(reverse("assessments:about", args=[assessment.slug]), day)
            yield PublicAddress(reverse("assessments:how_it_works", args=[assessment.slug]), day)
