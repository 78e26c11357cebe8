"""Snapshots: the catalogue as engines read it, addressed by its content."""
