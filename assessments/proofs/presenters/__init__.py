"""Proof reports in words."""
