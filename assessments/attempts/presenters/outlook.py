"""Where somebody stands on the way through an attempt: what is left, and what of it has a say in the path."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.attempts.presenters.section import SectionOutlook
from assessments.attempts.presenters.sections import ShownSection
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.decisive import decisive_questions
from assessments.wording.length import Length, length_of
from assessments.wording.texts import Wording


def present_outlook(
    sections: Sequence[ShownSection],
    here: ShownSection,
    wording: Wording,
    sheet: Sheet,
    *,
    is_enough: Callable[[], bool],
) -> SectionOutlook:
    """The outlook from a section on. `is_enough` says whether the answers so far are all that the path
    needs; it is asked only where the rest can be skipped.
    """
    is_optional = here in optional_sections(sections, wording)
    return SectionOutlook(
        left="" if here.is_held else left_words(_length(here, wording, sheet)),
        is_optional=is_optional,
        can_finish=is_optional and is_enough(),
    )


def optional_sections(sections: Sequence[ShownSection], wording: Wording) -> tuple[ShownSection, ...]:
    """The sections at the end of which no question has a say in the path: the plan alone reads them."""
    decisive = decisive_questions(wording.definition)
    last = max(
        (section.number for section in sections if any(item.key in decisive for item in section.questions)),
        default=0,
    )
    return tuple(section for section in sections if section.number > last)


def left_words(length: Length) -> str:
    """“About 4 minutes, 19 questions at most”."""
    minutes = ngettext("About %(number)d minute", "About %(number)d minutes", length.minutes)
    questions = ngettext("%(number)d question", "%(number)d questions", length.questions)
    return _("%(minutes)s, %(questions)s at most") % {
        "minutes": minutes % {"number": length.minutes},
        "questions": questions % {"number": length.questions},
    }


def _length(here: ShownSection, wording: Wording, sheet: Sheet) -> Length:
    definition = wording.definition
    order = [section.key for section in definition.sections]
    from_here = set(order[order.index(here.slug) :])
    among = [question.key for question in definition.questions if question.section in from_here]
    return length_of(definition, wording, sheet, among)
