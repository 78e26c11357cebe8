"""Freezing a version, and what must agree before."""
