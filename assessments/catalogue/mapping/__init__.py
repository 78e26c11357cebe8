"""Certifications as the snapshot that engines read."""
