"""What can be taken, and what one should know before starting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.attempts.presenters.sections import held_title
from assessments.domain.answer_space.open_questions import most_open
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.definition import Definition
from assessments.models import Assessment, Attempt
from assessments.wording.length import length_of
from assessments.wording.texts import Wording
from portal.shared.components import Breadcrumb
from portal.shared.words import moment_words


@dataclass(frozen=True, slots=True)
class Offer:
    """An assessment that can be taken."""

    title: str
    introduction: str
    minutes: int
    questions: int
    url: str
    how_url: str


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt that somebody began and did not submit."""

    title: str
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The list of assessments; `history_url` is empty for those who never submitted one. `unclaimed` counts
    what was begun in this browser without an account, for somebody who is signed in.
    """

    offers: tuple[Offer, ...]
    attempts: tuple[OpenAttempt, ...]
    history_url: str
    unclaimed: int = 0


@dataclass(frozen=True, slots=True)
class AboutView:
    """An assessment before the start. `decisive` questions at most lead to the path, `optional` ones sharpen
    the plan. `is_carried` where somebody has a result: then what they told of themselves is carried over.
    """

    breadcrumbs: tuple[Breadcrumb, ...]
    offer: Offer
    sections: tuple[str, ...]
    decisive: int
    optional: int
    version: int
    attempts: tuple[OpenAttempt, ...]
    is_signed_in: bool
    is_carried: bool


def present_offer(assessment: Assessment, wording: Wording) -> Offer:
    """An assessment in the words of its current version, and how long it is for those who see most of it."""
    length = length_of(wording.definition, wording)
    return Offer(
        title=wording.title(),
        introduction=wording.of("introduction"),
        minutes=length.minutes,
        questions=length.questions,
        url=reverse("assessments:about", args=[assessment.slug]),
        how_url=reverse("assessments:how_it_works", args=[assessment.slug]),
    )


def present_attempt(attempt: Attempt, wording: Wording, zone: tzinfo) -> OpenAttempt:
    """An open attempt, with when it was worked on last."""
    when = moment_words(attempt.saved_at or attempt.started_at, zone)
    return OpenAttempt(
        title=wording.title(),
        url=reverse("assessments:attempt", args=[attempt.public_id]),
        when=_("last saved %(when)s") % {"when": when}
        if attempt.saved_at
        else _("started %(when)s") % {"when": when},
    )


def present_about(
    assessment: Assessment,
    definition: Definition,
    attempts: Iterable[OpenAttempt],
    *,
    version: int,
    is_signed_in: bool,
    is_carried: bool = False,
) -> AboutView:
    """What it asks, how long it takes, what happens with the answers."""
    wording = Wording(definition)
    offer = present_offer(assessment, wording)
    decisive = most_open(definition, {}, dict.fromkeys(decisive_questions(definition), 1))
    return AboutView(
        breadcrumbs=(
            Breadcrumb(_("Assessment"), reverse("assessments:index")),
            Breadcrumb(wording.title()),
        ),
        offer=offer,
        sections=(*(wording.section(section.key) for section in definition.sections), held_title()),
        decisive=decisive,
        optional=offer.questions - decisive,
        version=version,
        attempts=tuple(attempts),
        is_signed_in=is_signed_in,
        is_carried=is_carried,
    )
