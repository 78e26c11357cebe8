"""Reads of versions."""
