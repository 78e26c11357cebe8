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
    (Element.DIMENSION, Did.ADDED): lambda n: ngettext("%(count)d area added.", "%(count)d areas added.", n),
    (Element.DIMENSION, Did.REMOVED): lambda n: ngettext(
        "%(count)d area removed.", "%(count)d areas removed.", n
    ),
    (Element.DIMENSION, Did.CHANGED): lambda n: ngettext(
        "%(count)d area changed.", "%(count)d areas changed.", n
    ),
    (Element.DIMENSION, Did.MOVED): lambda _n: _("Areas reordered."),
    (Element.SECTION, Did.ADDED): lambda n: ngettext(
        "%(count)d section added.", "%(count)d sections added.", n
    ),
    (Element.SECTION, Did.REMOVED): lambda n: ngettext(
        "%(count)d section removed.", "%(count)d sections removed.", n
    ),
    (Element.SECTION, Did.CHANGED): lambda n: ngettext(
        "%(count)d section changed.", "%(count)d sections changed.", n
    ),
    (Element.SECTION, Did.MOVED): lambda _n: _("Sections reordered."),
    (Element.QUESTION, Did.ADDED): lambda n: ngettext(
        "%(count)d question added.", "%(count)d questions added.", n
    ),
    (Element.QUESTION, Did.REMOVED): lambda n: ngettext(
        "%(count)d question removed.", "%(count)d questions removed.", n
    ),
    (Element.QUESTION, Did.CHANGED): lambda n: ngettext(
        "%(count)d question changed: what it counts, or when it is shown.",
        "%(count)d questions changed: what they count, or when they are shown.",
        n,
    ),
    (Element.QUESTION, Did.MOVED): lambda _n: _("Questions reordered."),
    (Element.CHOICE, Did.ADDED): lambda n: ngettext(
        "%(count)d answer added to questions.", "%(count)d answers added to questions.", n
    ),
    (Element.CHOICE, Did.REMOVED): lambda n: ngettext(
        "%(count)d answer removed from questions.", "%(count)d answers removed from questions.", n
    ),
    (Element.CHOICE, Did.CHANGED): lambda n: ngettext(
        "%(count)d answer earns different points.", "%(count)d answers earn different points.", n
    ),
    (Element.CHOICE, Did.MOVED): lambda _n: _("Answers to a question reordered."),
    (Element.PATH, Did.ADDED): lambda n: ngettext("%(count)d path added.", "%(count)d paths added.", n),
    (Element.PATH, Did.REMOVED): lambda n: ngettext("%(count)d path removed.", "%(count)d paths removed.", n),
    (Element.PATH, Did.CHANGED): lambda n: ngettext(
        "The plan for %(count)d path now draws on different disciplines.",
        "The plans for %(count)d paths now draw on different disciplines.",
        n,
    ),
    (Element.PATH, Did.MOVED): lambda _n: _("Paths reordered."),
    (Element.RULE, Did.ADDED): lambda n: ngettext("%(count)d rule added.", "%(count)d rules added.", n),
    (Element.RULE, Did.REMOVED): lambda n: ngettext("%(count)d rule removed.", "%(count)d rules removed.", n),
    (Element.RULE, Did.CHANGED): lambda n: ngettext("%(count)d rule changed.", "%(count)d rules changed.", n),
    (Element.RULE, Did.MOVED): lambda _n: _("Rules reordered."),
    (Element.FORMAT, Did.CHANGED): lambda _n: _("The format of the assessment changed."),
    (Element.KIND, Did.CHANGED): lambda n: ngettext(
        "The plan for %(count)d path now covers different kinds of work.",
        "The plans for %(count)d paths now cover different kinds of work.",
        n,
    ),
    (Element.STAGES, Did.CHANGED): lambda _n: _("The rules that place people by experience have changed."),
    (Element.BACKGROUND, Did.CHANGED): lambda _n: _("The plan now uses different background answers."),
    (Element.PLAN, Did.CHANGED): lambda _n: _("The length of a plan changed."),
    (Element.MIRROR, Did.CHANGED): lambda _n: _(
        "Which questions, answers and paths count as each other’s counterparts has changed."
    ),
    (Element.ASSERTIONS, Did.CHANGED): lambda _n: _("Paths are checked against different requirements."),
    (Element.WORDING, Did.CHANGED): lambda n: ngettext(
        "%(count)d text reworded.", "%(count)d texts reworded.", n
    ),
    (Element.LOCALE, Did.ADDED): lambda n: ngettext(
        "%(count)d language added.", "%(count)d languages added.", n
    ),
    (Element.LOCALE, Did.REMOVED): lambda n: ngettext(
        "%(count)d language removed.", "%(count)d languages removed.", n
    ),
    (Element.LOCALE, Did.MOVED): lambda _n: _("The first language changed."),
}
