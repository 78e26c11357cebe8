"""Outcomes over time for programs: what moved, and by which causes."""

from assessments.history.api.endpoints import ROUTES

__all__ = ["ROUTES"]
