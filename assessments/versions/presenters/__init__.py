"""Versions in words."""
