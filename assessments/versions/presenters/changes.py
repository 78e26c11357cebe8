"""Changes between versions as sentences."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.changes import DefinitionChange, Did, Element

Counted = Callable[[int], str]


def change_sentences(changes: Iterable[DefinitionChange]) -> tuple[str, ...]:
    """Each change as a sentence, counted.

    Raises:
        KeyError: no sentence is written for it.
    """
    return tuple(
        SENTENCES[change.element, change.did](len(change.keys)) % {"count": len(change.keys)}
        for change in changes
    )


def is_wording_only(changes: Iterable[DefinitionChange]) -> bool:
    """Whether nothing that can change a result is among them."""
    return all(change.element in {Element.WORDING, Element.LOCALE} for change in changes)


SENTENCES: Mapping[tuple[Element, Did], Counted] = {
    (Element.DIMENSION, Did.ADDED): lambda n: ngettext(
        "%(count)d dimension added.", "%(count)d dimensions added.", n
    ),
    (Element.DIMENSION, Did.REMOVED): lambda n: ngettext(
        "%(count)d dimension removed.", "%(count)d dimensions removed.", n
    ),
    (Element.DIMENSION, Did.CHANGED): lambda n: ngettext(
        "%(count)d dimension changed.", "%(count)d dimensions changed.", n
    ),
    (Element.DIMENSION, Did.MOVED): lambda _n: _("Dimensions put into another order."),
    (Element.SECTION, Did.ADDED): lambda n: ngettext(
        "%(count)d section added.", "%(count)d sections added.", n
    ),
    (Element.SECTION, Did.REMOVED): lambda n: ngettext(
        "%(count)d section removed.", "%(count)d sections removed.", n
    ),
    (Element.SECTION, Did.CHANGED): lambda n: ngettext(
        "%(count)d section changed.", "%(count)d sections changed.", n
    ),
    (Element.SECTION, Did.MOVED): lambda _n: _("Sections put into another order."),
    (Element.QUESTION, Did.ADDED): lambda n: ngettext(
        "%(count)d question added.", "%(count)d questions added.", n
    ),
    (Element.QUESTION, Did.REMOVED): lambda n: ngettext(
        "%(count)d question removed.", "%(count)d questions removed.", n
    ),
    (Element.QUESTION, Did.CHANGED): lambda n: ngettext(
        "%(count)d question counts or is shown differently.",
        "%(count)d questions count or are shown differently.",
        n,
    ),
    (Element.QUESTION, Did.MOVED): lambda _n: _("Questions put into another order."),
    (Element.CHOICE, Did.ADDED): lambda n: ngettext(
        "%(count)d answer added to questions.", "%(count)d answers added to questions.", n
    ),
    (Element.CHOICE, Did.REMOVED): lambda n: ngettext(
        "%(count)d answer removed from questions.", "%(count)d answers removed from questions.", n
    ),
    (Element.CHOICE, Did.CHANGED): lambda n: ngettext(
        "%(count)d answer earns other points.", "%(count)d answers earn other points.", n
    ),
    (Element.CHOICE, Did.MOVED): lambda _n: _("Answers of a question put into another order."),
    (Element.PATH, Did.ADDED): lambda n: ngettext("%(count)d path added.", "%(count)d paths added.", n),
    (Element.PATH, Did.REMOVED): lambda n: ngettext("%(count)d path removed.", "%(count)d paths removed.", n),
    (Element.PATH, Did.CHANGED): lambda n: ngettext(
        "The plan of %(count)d path draws from elsewhere.",
        "The plans of %(count)d paths draw from elsewhere.",
        n,
    ),
    (Element.PATH, Did.MOVED): lambda _n: _("Paths put into another order."),
    (Element.RULE, Did.ADDED): lambda n: ngettext("%(count)d rule added.", "%(count)d rules added.", n),
    (Element.RULE, Did.REMOVED): lambda n: ngettext("%(count)d rule removed.", "%(count)d rules removed.", n),
    (Element.RULE, Did.CHANGED): lambda n: ngettext("%(count)d rule changed.", "%(count)d rules changed.", n),
    (Element.RULE, Did.MOVED): lambda _n: _("Rules put into another order."),
    (Element.FORMAT, Did.CHANGED): lambda _n: _("The form in which the assessment is written changed."),
    (Element.KIND, Did.CHANGED): lambda n: ngettext(
        "The plan of %(count)d path serves other kinds of work.",
        "The plans of %(count)d paths serve other kinds of work.",
        n,
    ),
    (Element.STAGES, Did.CHANGED): lambda _n: _("What says how far you are in a kind of work changed."),
    (Element.BACKGROUND, Did.CHANGED): lambda _n: _("What the plan reads of your background changed."),
    (Element.PLAN, Did.CHANGED): lambda _n: _("The length of a plan changed."),
    (Element.MIRROR, Did.CHANGED): lambda _n: _(
        "The mirror changed: which questions, answers and paths are each other’s."
    ),
    (Element.ASSERTIONS, Did.CHANGED): lambda _n: _("What the check demands of paths changed."),
    (Element.WORDING, Did.CHANGED): lambda n: ngettext(
        "%(count)d text worded differently.", "%(count)d texts worded differently.", n
    ),
    (Element.LOCALE, Did.ADDED): lambda n: ngettext(
        "%(count)d language added.", "%(count)d languages added.", n
    ),
    (Element.LOCALE, Did.REMOVED): lambda n: ngettext(
        "%(count)d language removed.", "%(count)d languages removed.", n
    ),
    (Element.LOCALE, Did.MOVED): lambda _n: _("Another language stands first."),
}
