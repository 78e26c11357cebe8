"""Assessments that can be taken."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.versions.queries.versions import definition_of
from assessments.wording.length import length_of
from assessments.wording.texts import Wording
from portal.search.sources import Findable
from portal.shared.blocks.start_assessment import AssessmentChoice, AssessmentLink

ASSESSMENT_WORTH = 0.05


def open_assessments() -> QuerySet[Assessment]:
    """Assessments that new attempts may start on, by title, with their current version. One query."""
    return (
        Assessment.objects.filter(live=True, current_version__isnull=False)
        .select_related("current_version")
        .defer("definition")
        .order_by("title", "pk")
    )


def assessment_choices() -> list[AssessmentChoice]:
    """All assessments, by title, and whether each can be taken. One query."""
    found = Assessment.objects.order_by("title", "pk").values_list(
        "public_id", "title", "live", "current_version_id"
    )
    return [
        AssessmentChoice(public_id, title, is_open=live and version is not None)
        for public_id, title, live, version in found
    ]


def assessment_link(public_id: UUID) -> AssessmentLink | None:
    """What pages show of an assessment, None while it cannot be taken. One query."""
    assessment = open_assessments().filter(public_id=public_id).first()
    if assessment is None or assessment.current_version is None:
        return None
    definition = definition_of(assessment.current_version)
    wording = Wording(definition)
    return AssessmentLink(
        title=wording.title(),
        url=reverse("assessments:about", args=[assessment.slug]),
        minutes=length_of(definition, wording).minutes,
    )


def assessment_entries() -> Iterator[Findable]:
    """Assessments that can be taken, and the page that plans one certification, as the search finds them. One
    query.
    """
    for assessment in open_assessments():
        if assessment.current_version is None:
            continue
        wording = Wording(definition_of(assessment.current_version))
        yield Findable(
            key=str(assessment.public_id),
            title=wording.title(),
            url=reverse("assessments:about", args=[assessment.slug]),
            names=(wording.title(),),
            phrases=(_("which certification is right for me"), _("career test"), _("assessment"), _("quiz")),
            about=_("A questionnaire that recommends a path and a plan."),
            worth=ASSESSMENT_WORTH,
        )
    yield Findable(
        key="plan",
        title=_("Can I take it? Plan one certification"),
        url=reverse("assessments:plan"),
        phrases=(_("am I eligible"), _("eligibility"), _("can I take"), _("plan")),
        about=_(
            "Check what a certification requires, how much experience and training you have, and what is "
            "still missing."
        ),
        worth=ASSESSMENT_WORTH,
    )
