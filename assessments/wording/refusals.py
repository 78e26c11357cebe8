"""Why a draft is refused, as many reasons as somebody reads at once."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from assessments.domain.definitions.refusals import Refusal, sentence_of

# A file that is wrong throughout has tens of thousands, which no page can show and nobody would read.
MOST_SHOWN = 100


def sentences_shown(refusals: Iterable[Refusal]) -> tuple[str, ...]:
    """The first refusals, each a sentence, and how many there are beside them."""
    found = list(refusals)
    left = len(found) - MOST_SHOWN
    sentences = tuple(sentence_of(refusal) for refusal in found[:MOST_SHOWN])
    if left <= 0:
        return sentences
    more = ngettext("And %(left)s more. Fix these first.", "And %(left)s more. Fix these first.", left)
    return (*sentences, more % {"left": f"{left:,}"})
