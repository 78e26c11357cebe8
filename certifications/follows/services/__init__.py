"""Noting what changes, and following a certification."""
