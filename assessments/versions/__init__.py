"""Frozen versions: read, freeze, and “How this assessment works”."""
