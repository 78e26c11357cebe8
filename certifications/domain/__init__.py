"""Decisions of the catalogue: pure values and functions."""
