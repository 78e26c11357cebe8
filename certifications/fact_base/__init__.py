"""The import of a fact base file."""
