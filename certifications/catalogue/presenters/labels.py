"""What facets, their options and orders are called: in the form, on chips and in the page's title."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.catalogue.presenters.phrases import PHRASES, TEMPLATES
from certifications.domain.catalogue_entries import Sort
from certifications.domain.facets.declaration import UNKNOWN, Facet, FacetOption, PriceBasis
from certifications.domain.facets.price import BANDS, DEARER
from certifications.domain.vocabulary import KindOfWork
from certifications.wording.judgement_words import STAGE_WORDS
from portal.shared.words import in_a_sentence, number_words

FACET_LABELS: dict[Facet, Promise] = {
    Facet.WORK: gettext_lazy("Kind of work"),
    Facet.ROLE: gettext_lazy("Role"),
    Facet.STAGE: gettext_lazy("Stage of your career"),
    Facet.DISCIPLINE: gettext_lazy("Discipline"),
    Facet.LEVEL: gettext_lazy("Level"),
    Facet.EXPERIENCE: gettext_lazy("Experience needed"),
    Facet.DEGREE: gettext_lazy("Degree"),
    Facet.FIRST: gettext_lazy("Another certification first"),
    Facet.TRAINING: gettext_lazy("Training or course"),
    Facet.EXAM: gettext_lazy("Exam"),
    Facet.PRICE: gettext_lazy("Price"),
    Facet.VALID: gettext_lazy("Valid for"),
    Facet.ORIENTATION: gettext_lazy("What it certifies"),
    Facet.ISSUER: gettext_lazy("Issuer"),
    Facet.REGION: gettext_lazy("Where it is known"),
    Facet.BOOKABLE: gettext_lazy("Booking"),
    Facet.CHECKED: gettext_lazy("Facts checked or collected"),
}
SORT_LABELS: dict[Sort, Promise] = {
    Sort.NAME: gettext_lazy("Name"),
    Sort.LEVEL: gettext_lazy("Level"),
    Sort.PRICE: gettext_lazy("Lowest price"),
    Sort.EXPERIENCE: gettext_lazy("Least experience"),
    Sort.TRAINING: gettext_lazy("Least training"),
    Sort.VALID: gettext_lazy("Longest validity"),
    Sort.CHECKED: gettext_lazy("Most recently checked or collected"),
}
# Of options whose key is no word for readers; the others are called as editors named them.
_OPTION_LABELS: Mapping[Facet, Mapping[str, Promise]] = {
    Facet.WORK: {
        KindOfWork.PROJECT.value: gettext_lazy("Project and product work"),
        KindOfWork.ONGOING.value: gettext_lazy("Ongoing work"),
        KindOfWork.BOTH.value: gettext_lazy("Both kinds"),
    },
    Facet.STAGE: {stage.value: words for stage, words in STAGE_WORDS.items()},
    Facet.EXPERIENCE: {
        "none": gettext_lazy("None"),
        "1": gettext_lazy("Up to 1 year"),
        "3": gettext_lazy("1 to 3 years"),
        "more": gettext_lazy("More than 3 years"),
    },
    Facet.DEGREE: {"no": gettext_lazy("Not needed"), "yes": gettext_lazy("Needed")},
    Facet.FIRST: {"no": gettext_lazy("Not needed"), "yes": gettext_lazy("Needed")},
    Facet.TRAINING: {
        "none": gettext_lazy("None"),
        "16": gettext_lazy("Up to 16 hours"),
        "35": gettext_lazy("17 to 35 hours"),
        "more": gettext_lazy("More than 35 hours"),
        "course": gettext_lazy("A course, hours unknown"),
    },
    Facet.EXAM: {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")},
    Facet.PRICE: {
        "free": gettext_lazy("No fee"),
        "other": gettext_lazy("In other currencies only"),
    },
    Facet.VALID: {"life": gettext_lazy("Life"), "1": gettext_lazy("1 year")},
    Facet.ORIENTATION: {
        "discipline-based": gettext_lazy("A discipline, any tool"),
        "framework-specific": gettext_lazy("One framework or method"),
        "tool-specific": gettext_lazy("One product"),
    },
    Facet.REGION: {UNKNOWN: gettext_lazy("No statement found")},
    Facet.BOOKABLE: {
        "yes": gettext_lazy("Open for booking"),
        "no": gettext_lazy("No way to book found"),
    },
    Facet.CHECKED: {
        "3": gettext_lazy("Within 3 months"),
        "6": gettext_lazy("Within 6 months"),
        "12": gettext_lazy("Within 12 months"),
        "older": gettext_lazy("Longer ago"),
        UNKNOWN: gettext_lazy("No facts yet"),
    },
}


def option_label(facet: Facet, option: FacetOption, basis: PriceBasis | None = None) -> str:
    """An option as readers know it; prices in the currency asked for."""
    known = _OPTION_LABELS.get(facet, {}).get(option.key)
    if known is not None:
        return str(known)
    if option.key == UNKNOWN:
        return _("Unknown")
    if facet is Facet.PRICE:
        return _price(option.key, basis or PriceBasis())
    if facet is Facet.VALID:
        return _("%(years)s years") % {"years": option.key}
    return option.name


def _price(key: str, basis: PriceBasis) -> str:
    if key == DEARER:
        values = {"currency": basis.currency, "price": number_words(int(BANDS[-1]))}
        return _("More than %(currency)s %(price)s") % values
    return _("Up to %(currency)s %(price)s") % {"currency": basis.currency, "price": number_words(int(key))}


def option_phrase(facet: Facet, option: FacetOption, basis: PriceBasis) -> str:
    """An option as it follows “Certifications”: “that need no experience”, “from Scrum.org”."""
    known = PHRASES.get((facet, option.key))
    if known is not None:
        return str(known)
    label = option_label(facet, option, basis)
    if option.key == UNKNOWN or facet not in TEMPLATES:
        return f"({FACET_LABELS[facet]}: {in_a_sentence(label)})"
    name = label if facet in {Facet.ISSUER, Facet.REGION, Facet.ROLE} else in_a_sentence(label)
    return str(TEMPLATES[facet]) % {"option": name}
