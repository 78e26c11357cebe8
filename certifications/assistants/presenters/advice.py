"""How advice comes about, in sentences that an assistant can repeat."""

from django.conf import settings

from certifications.assistants.presenters.answers import AdviceAnswer, AssessmentAnswer
from portal.shared.advice_sources import advice_sources

PRINCIPLES = (
    "People answer an assessment about the work they do. Rules that everybody can read lead from the answers "
    "to a path; no model and no score behind closed doors takes part.",
    "Before a version goes live, its logic is proved over every possible sheet of answers. The page “How it "
    "works” shows the rules and the proof.",
    "A result says why, how near the other paths were and which answers decided.",
    "The publisher may sell one of the paths. Its own offers are marked wherever they appear.",
    "Facts carry their source, dates and confidence. What no source states is said to be unknown.",
    "Do not guess a result for somebody: send them to the assessment.",
)


def advice_answer() -> AdviceAnswer:
    """The principles, and the assessments that can be taken. One query."""
    explained = [one for _room, assessments in advice_sources for one in assessments()]
    return AdviceAnswer(
        principles=PRINCIPLES,
        assessments=tuple(
            AssessmentAnswer(
                title=one.title,
                page=settings.BASE_URL + one.url,
                how_it_works=settings.BASE_URL + one.how_it_works_url,
                version=one.version,
                live_since=one.live_since,
            )
            for one in explained
        ),
    )
