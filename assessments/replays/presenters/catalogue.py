"""What the catalogue would change in plans of past submissions, as editors see it. No submission is named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.replay.result import Result
from assessments.models import Replay
from assessments.replays.presenters.left_out import left_out_words
from portal.shared.words import moment_words, number_words


@dataclass(frozen=True, slots=True)
class CatalogueReplayView:
    """A replay that is done. `moves`: from which first certification to which, the most frequent first."""

    sentence: str
    when: str
    left_out: str
    moves: tuple[str, ...]


def present_catalogue_replay(
    replay: Replay, result: Result, names: Mapping[str, str], zone: tzinfo
) -> CatalogueReplayView:
    """What a replay against a catalogue found. `names` are those of certifications, by slug."""
    moved = sorted((cell for cell in result.cells if cell.flips), key=lambda cell: -cell.complete)
    return CatalogueReplayView(
        sentence=_sentence(result),
        when=moment_words(replay.finished_at or replay.started_at, zone),
        left_out=left_out_words(replay.left_out),
        moves=tuple(
            _("%(before)s → %(after)s: %(count)s")
            % {
                "before": _name(cell.before, names),
                "after": _name(cell.after, names),
                "count": number_words(cell.complete),
            }
            for cell in moved
        ),
    )


def _name(slug: str, names: Mapping[str, str]) -> str:
    return names.get(slug, slug) if slug else _("no plan")


def _sentence(result: Result) -> str:
    if not result.submissions:
        return _("There are no submissions yet.")
    if not result.plans:
        return _("No plan from a past submission would change.")
    plans = ngettext(
        "%(plans)s of %(total)s past submissions would get a different plan",
        "%(plans)s of %(total)s past submissions would get a different plan",
        result.plans,
    ) % {"plans": number_words(result.plans), "total": number_words(result.submissions)}
    return _("%(plans)s, and %(firsts)s would begin with a different certification.") % {
        "plans": plans,
        "firsts": number_words(result.flips),
    }
