"""Reads of outcomes, and their recomputation."""
