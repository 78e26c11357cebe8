"""How options read behind the word “Certifications”, in the title of a filtered page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from certifications.domain.facets.declaration import Facet
from certifications.domain.vocabulary import KindOfWork

PHRASES: Mapping[tuple[Facet, str], Promise] = {
    (Facet.WORK, KindOfWork.BOTH.value): gettext_lazy("for both kinds of work"),
    (Facet.STAGE, "start"): gettext_lazy("for people starting out"),
    (Facet.STAGE, "established"): gettext_lazy("for people established in their role"),
    (Facet.STAGE, "senior"): gettext_lazy("for senior people"),
    (Facet.EXPERIENCE, "none"): gettext_lazy("with no experience needed"),
    (Facet.DEGREE, "no"): gettext_lazy("with no degree needed"),
    (Facet.DEGREE, "yes"): gettext_lazy("that ask for a degree"),
    (Facet.FIRST, "no"): gettext_lazy("with no other certification needed first"),
    (Facet.FIRST, "yes"): gettext_lazy("that need another certification first"),
    (Facet.TRAINING, "none"): gettext_lazy("with no training needed"),
    (Facet.TRAINING, "course"): gettext_lazy("that ask for a course"),
    (Facet.EXAM, "yes"): gettext_lazy("with an exam"),
    (Facet.EXAM, "no"): gettext_lazy("without an exam"),
    (Facet.PRICE, "free"): gettext_lazy("without a fee"),
    (Facet.PRICE, "other"): gettext_lazy("priced in other currencies only"),
    (Facet.VALID, "life"): gettext_lazy("valid for life"),
    (Facet.ORIENTATION, "discipline-based"): gettext_lazy("for a discipline, with any tool"),
    (Facet.BOOKABLE, "yes"): gettext_lazy("open for booking"),
    (Facet.BOOKABLE, "no"): gettext_lazy("with nothing to book yet"),
}
TEMPLATES: Mapping[Facet, Promise] = {
    Facet.WORK: gettext_lazy("for %(option)s"),
    Facet.ROLE: gettext_lazy("for the role “%(option)s”"),
    Facet.DISCIPLINE: gettext_lazy("in %(option)s"),
    Facet.LEVEL: gettext_lazy("at %(option)s level"),
    Facet.EXPERIENCE: gettext_lazy("with %(option)s of experience needed"),
    Facet.TRAINING: gettext_lazy("with %(option)s of training needed"),
    Facet.PRICE: gettext_lazy("for %(option)s"),
    Facet.VALID: gettext_lazy("valid for %(option)s"),
    Facet.ORIENTATION: gettext_lazy("for %(option)s"),
    Facet.ISSUER: gettext_lazy("from %(option)s"),
    Facet.REGION: gettext_lazy("known in %(option)s"),
    Facet.CHECKED: gettext_lazy("with facts checked or collected %(option)s"),
}
