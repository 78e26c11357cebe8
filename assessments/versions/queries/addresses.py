"""Assessments as search engines are told of them."""

from collections.abc import Iterator

from django.urls import reverse

from assessments.versions.queries.assessments import open_assessments
from portal.shared.clock import site_date
from portal.shared.public_addresses import PublicAddress


def assessment_addresses() -> Iterator[PublicAddress]:
    """The list, and each assessment that can be taken, changed when its version was frozen. One query.

    The list is as young as the youngest of them.
    """
    days = {
        one.slug: site_date(one.current_version.frozen_at)
        for one in open_assessments()
        if one.current_version is not None
    }
    yield PublicAddress(reverse("assessments:index"), max(days.values(), default=None))
    for slug, day in days.items():
        yield PublicAddress(reverse("assessments:about", args=[slug]), day)
        yield PublicAddress(reverse("assessments:how_it_works", args=[slug]), day)
