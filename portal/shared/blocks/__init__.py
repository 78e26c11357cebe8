"""Blocks that every page may use. Their names are frozen once content uses them."""

from portal.shared.blocks.body import BodyBlock, headings_of, questions_of
from portal.shared.blocks.start_assessment import StartAssessmentBlock, assessment_loaders

__all__ = ["BodyBlock", "StartAssessmentBlock", "assessment_loaders", "headings_of", "questions_of"]
