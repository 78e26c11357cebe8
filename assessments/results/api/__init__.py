"""Outcomes for programs: reasons, plans, trials, receipts and links for whoever pays."""

from assessments.results.api.endpoints import ROUTES

__all__ = ["ROUTES"]
