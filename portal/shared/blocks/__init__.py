"""Blocks that every page may use. Their names are frozen once content uses them."""

from portal.shared.blocks.start_assessment import StartAssessmentBlock, assessment_loaders
from portal.shared.blocks.text import BodyBlock

__all__ = ["BodyBlock", "StartAssessmentBlock", "assessment_loaders"]
