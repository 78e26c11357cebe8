"""What the map calls its groups, lines and marks."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.certification import Certification, is_bookable
from certifications.domain.field_map.disciplines import DisciplineGroup, LineKind
from certifications.domain.routes import routes_of
from certifications.domain.vocabulary import KindOfWork, Status

GROUP_WORDS: dict[DisciplineGroup, Promise] = {
    DisciplineGroup.PROJECT: gettext_lazy("Project work"),
    DisciplineGroup.PRODUCT: gettext_lazy("Product and agile"),
    DisciplineGroup.GENERAL: gettext_lazy("Any kind of work"),
    DisciplineGroup.ONGOING: gettext_lazy("Ongoing work"),
    DisciplineGroup.OTHER: gettext_lazy("Other"),
    DisciplineGroup.TOOL: gettext_lazy("Tools"),
}
LINE_WORDS: dict[LineKind, Promise] = {
    LineKind.NEEDED: gettext_lazy("Required first, or one of several ways in"),
    LineKind.COUNTS: gettext_lazy("Counts towards it or spares you a requirement"),
    LineKind.NEXT: gettext_lazy("Often taken next"),
    LineKind.REPLACED: gettext_lazy("Replaced by"),
    LineKind.UNCONFIRMED: gettext_lazy("May lead to it; not confirmed"),
}
# Marks of a box, in the order of the legend.
MARK_WORDS: dict[str, Promise] = {
    "own": gettext_lazy("The publisher’s own offer"),
    "unbookable": gettext_lazy("Announced, ending, or no way to book found"),
    "unknown": gettext_lazy("Entry rules unknown"),
    "bracket": gettext_lazy("Alternatives: most people take one"),
}
KIND_WORDS: dict[KindOfWork, Promise] = {
    KindOfWork.PROJECT: gettext_lazy("Mostly projects"),
    KindOfWork.ONGOING: gettext_lazy("Mostly ongoing work"),
    KindOfWork.BOTH: gettext_lazy("Projects and ongoing work"),
}


def marks_of(certification: Certification) -> tuple[str, ...]:
    """The marks of a box, as keys of `MARK_WORDS`."""
    stated = {
        "own": certification.issuer.is_publisher,
        "unbookable": not is_bookable(certification),
        "unknown": not routes_of(certification.facts),
    }
    return tuple(mark for mark, holds in stated.items() if holds)


def state_words(certification: Certification) -> tuple[str, ...]:
    """What there is to know before the facts: whose offer it is, whether it can be booked, how to enter."""
    found = []
    if certification.issuer.is_publisher:
        found.append(_("the publisher’s own offer"))
    if certification.status is Status.BEING_SUPERSEDED:
        found.append(_("being superseded"))
    elif certification.status is Status.ANNOUNCED:
        found.append(_("announced"))
    elif certification.status is Status.WITHDRAWN:
        found.append(_("withdrawn"))
    elif not is_bookable(certification):
        found.append(_("no way to book found"))
    if not routes_of(certification.facts):
        found.append(_("entry rules unknown"))
    return tuple(found)


def full_name(certification: Certification) -> str:
    """The title with its abbreviation."""
    title, short = certification.title, certification.abbreviation
    return f"{title} ({short})" if short and short not in title else title
