"""Noting what changes, following a certification, and mailing those who do."""
