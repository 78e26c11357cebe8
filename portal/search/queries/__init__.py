"""Reads: the index, and what of it answers a query."""
