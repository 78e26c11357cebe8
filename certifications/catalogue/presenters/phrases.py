"""How options read behind the word “Certifications”, in the title of a filtered page.

Those that start with `THAT` are joined into one clause: “that need no experience and have an exam”.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from certifications.domain.facets.declaration import Facet
from certifications.domain.vocabulary import KindOfWork

THAT = "that "
PHRASES: Mapping[tuple[Facet, str], Promise] = {
    (Facet.WORK, KindOfWork.BOTH.value): gettext_lazy("for both kinds of work"),
    (Facet.STAGE, "start"): gettext_lazy("for people starting out"),
    (Facet.STAGE, "established"): gettext_lazy("for people established in their role"),
    (Facet.STAGE, "senior"): gettext_lazy("for senior people"),
    (Facet.EXPERIENCE, "none"): gettext_lazy("that need no experience"),
    (Facet.DEGREE, "no"): gettext_lazy("that need no degree"),
    (Facet.DEGREE, "yes"): gettext_lazy("that require a degree"),
    (Facet.FIRST, "no"): gettext_lazy("that need no other certification first"),
    (Facet.FIRST, "yes"): gettext_lazy("that need another certification first"),
    (Facet.TRAINING, "none"): gettext_lazy("that need no training"),
    (Facet.TRAINING, "course"): gettext_lazy("that require a course"),
    (Facet.EXAM, "yes"): gettext_lazy("that have an exam"),
    (Facet.EXAM, "no"): gettext_lazy("that have no exam"),
    (Facet.PRICE, "free"): gettext_lazy("that cost nothing"),
    (Facet.PRICE, "other"): gettext_lazy("that are priced in other currencies only"),
    (Facet.VALID, "life"): gettext_lazy("that are valid for life"),
    (Facet.ORIENTATION, "discipline-based"): gettext_lazy("for a discipline, not a product"),
    (Facet.BOOKABLE, "yes"): gettext_lazy("open for booking"),
    (Facet.BOOKABLE, "no"): gettext_lazy("with nothing to book yet"),
}
TEMPLATES: Mapping[Facet, Promise] = {
    Facet.WORK: gettext_lazy("for %(option)s"),
    Facet.ROLE: gettext_lazy("for the role “%(option)s”"),
    Facet.DISCIPLINE: gettext_lazy("in %(option)s"),
    Facet.LEVEL: gettext_lazy("at %(option)s level"),
    Facet.EXPERIENCE: gettext_lazy("that need %(option)s of experience"),
    Facet.TRAINING: gettext_lazy("that need %(option)s of training"),
    Facet.PRICE: gettext_lazy("that cost %(option)s"),
    Facet.VALID: gettext_lazy("that are valid for %(option)s"),
    Facet.ORIENTATION: gettext_lazy("for %(option)s"),
    Facet.ISSUER: gettext_lazy("from %(option)s"),
    Facet.REGION: gettext_lazy("known in %(option)s"),
    Facet.CHECKED: gettext_lazy("with facts checked or collected %(option)s"),
}
