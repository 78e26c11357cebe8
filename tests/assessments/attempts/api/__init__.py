"""Attempts by the API."""
