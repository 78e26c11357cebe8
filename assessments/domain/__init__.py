"""Decisions of assessments: pure values and functions."""
