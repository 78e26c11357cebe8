"""Changes between versions as sentences."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.changes import Change, Did, Part

Counted = Callable[[int], str]


def change_sentences(changes: Iterable[Change]) -> tuple[str, ...]:
    """Each change as a sentence, counted.

    Raises:
        KeyError: no sentence is written for it.
    """
    return tuple(
        SENTENCES[change.part, change.did](len(change.keys)) % {"count": len(change.keys)}
        for change in changes
    )


def is_wording_only(changes: Iterable[Change]) -> bool:
    """Whether nothing that can change a result is among them."""
    return all(change.part in {Part.WORDING, Part.LOCALE} for change in changes)


SENTENCES: Mapping[tuple[Part, Did], Counted] = {
    (Part.DIMENSION, Did.ADDED): lambda n: ngettext(
        "%(count)d dimension added.", "%(count)d dimensions added.", n
    ),
    (Part.DIMENSION, Did.REMOVED): lambda n: ngettext(
        "%(count)d dimension removed.", "%(count)d dimensions removed.", n
    ),
    (Part.DIMENSION, Did.CHANGED): lambda n: ngettext(
        "%(count)d dimension changed.", "%(count)d dimensions changed.", n
    ),
    (Part.DIMENSION, Did.MOVED): lambda _n: _("Dimensions put into another order."),
    (Part.SECTION, Did.ADDED): lambda n: ngettext("%(count)d part added.", "%(count)d parts added.", n),
    (Part.SECTION, Did.REMOVED): lambda n: ngettext("%(count)d part removed.", "%(count)d parts removed.", n),
    (Part.SECTION, Did.CHANGED): lambda n: ngettext("%(count)d part changed.", "%(count)d parts changed.", n),
    (Part.SECTION, Did.MOVED): lambda _n: _("Parts put into another order."),
    (Part.QUESTION, Did.ADDED): lambda n: ngettext(
        "%(count)d question added.", "%(count)d questions added.", n
    ),
    (Part.QUESTION, Did.REMOVED): lambda n: ngettext(
        "%(count)d question removed.", "%(count)d questions removed.", n
    ),
    (Part.QUESTION, Did.CHANGED): lambda n: ngettext(
        "%(count)d question counts or is shown differently.",
        "%(count)d questions count or are shown differently.",
        n,
    ),
    (Part.QUESTION, Did.MOVED): lambda _n: _("Questions put into another order."),
    (Part.CHOICE, Did.ADDED): lambda n: ngettext(
        "%(count)d answer added to questions.", "%(count)d answers added to questions.", n
    ),
    (Part.CHOICE, Did.REMOVED): lambda n: ngettext(
        "%(count)d answer removed from questions.", "%(count)d answers removed from questions.", n
    ),
    (Part.CHOICE, Did.CHANGED): lambda n: ngettext(
        "%(count)d answer earns other points.", "%(count)d answers earn other points.", n
    ),
    (Part.CHOICE, Did.MOVED): lambda _n: _("Answers of a question put into another order."),
    (Part.PATH, Did.ADDED): lambda n: ngettext("%(count)d path added.", "%(count)d paths added.", n),
    (Part.PATH, Did.REMOVED): lambda n: ngettext("%(count)d path removed.", "%(count)d paths removed.", n),
    (Part.PATH, Did.CHANGED): lambda n: ngettext(
        "The plan of %(count)d path draws from elsewhere.",
        "The plans of %(count)d paths draw from elsewhere.",
        n,
    ),
    (Part.PATH, Did.MOVED): lambda _n: _("Paths put into another order."),
    (Part.RULE, Did.ADDED): lambda n: ngettext("%(count)d rule added.", "%(count)d rules added.", n),
    (Part.RULE, Did.REMOVED): lambda n: ngettext("%(count)d rule removed.", "%(count)d rules removed.", n),
    (Part.RULE, Did.CHANGED): lambda n: ngettext("%(count)d rule changed.", "%(count)d rules changed.", n),
    (Part.RULE, Did.MOVED): lambda _n: _("Rules put into another order."),
    (Part.BACKGROUND, Did.CHANGED): lambda _n: _("What the plan reads of your background changed."),
    (Part.PLAN, Did.CHANGED): lambda _n: _("The length of a plan changed."),
    (Part.MIRROR, Did.CHANGED): lambda _n: _(
        "The mirror changed: which questions, answers and paths are each other’s."
    ),
    (Part.ASSERTIONS, Did.CHANGED): lambda _n: _("What the check demands of paths changed."),
    (Part.WORDING, Did.CHANGED): lambda n: ngettext(
        "%(count)d text worded differently.", "%(count)d texts worded differently.", n
    ),
    (Part.LOCALE, Did.ADDED): lambda n: ngettext(
        "%(count)d language added.", "%(count)d languages added.", n
    ),
    (Part.LOCALE, Did.REMOVED): lambda n: ngettext(
        "%(count)d language removed.", "%(count)d languages removed.", n
    ),
    (Part.LOCALE, Did.MOVED): lambda _n: _("Another language stands first."),
}
