"""Disciplines side by side."""
