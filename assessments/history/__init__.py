"""Outcomes over time: timeline, causes, chart."""
