"""A fact base file: its records, read and checked before anything is imported."""
