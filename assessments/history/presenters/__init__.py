"""Outcomes over time in words."""
