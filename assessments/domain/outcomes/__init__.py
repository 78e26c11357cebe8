"""Outcomes: what an engine answered, as a document, and what changed from one to the next."""
