"""Submissions that a replay can say nothing about, in words."""

from django.utils.translation import ngettext

from assessments.domain.answers.transfer import shared_questions
from assessments.domain.definitions.definition import Definition
from assessments.domain.replay.result import VersionResult
from portal.shared.words import number_words


def asked_anew_words(part: VersionResult, old: Definition, new: Definition, what: str) -> str:
    """Why submissions to a version cannot be replayed, and what is in both; `what` is replayed against."""
    said = {"count": number_words(part.submissions), "version": part.version, "what": what}
    sentence = (
        ngettext(
            "We can’t replay %(count)s submission to version %(version)d, because %(what)s asks none "
            "of the questions that earned points there. Its path is unknown.",
            "We can’t replay %(count)s submissions to version %(version)d, because %(what)s asks "
            "none of the questions that earned points there. Their paths are unknown.",
            part.submissions,
        )
        % said
    )
    shared = len(shared_questions(old, new))
    kept = ngettext(
        "%(shared)s question is in both. Its answers carry over, but they earn no points.",
        "%(shared)s questions are in both. Their answers carry over, but they earn no points.",
        shared,
    ) % {"shared": number_words(shared)}
    return f"{sentence} {kept}" if shared else sentence
