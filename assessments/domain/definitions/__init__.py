"""Definitions: what an assessment is made of, its JSON, its schema, and what the compiler refuses."""
