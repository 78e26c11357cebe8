"""What is judged of a certification, in words: how far it covers an area, and what it is to a role."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from certifications.domain.vocabulary import Coverage, Service, Stage

COVERAGE_WORDS: dict[Coverage, Promise] = {
    Coverage.CORE: gettext_lazy("At its core"),
    Coverage.PARTIAL: gettext_lazy("In part"),
    Coverage.NONE: gettext_lazy("Not covered"),
    Coverage.UNKNOWN: gettext_lazy("Unknown"),
}
STAGE_WORDS: dict[Stage, Promise] = {
    Stage.START: gettext_lazy("Starting out"),
    Stage.ESTABLISHED: gettext_lazy("Established"),
    Stage.SENIOR: gettext_lazy("Senior"),
}
SERVICE_WORDS: dict[Service, Promise] = {
    Service.USUAL: gettext_lazy("the usual choice"),
    Service.GOOD: gettext_lazy("a good choice"),
    Service.SPECIAL: gettext_lazy("a choice in special cases"),
}
