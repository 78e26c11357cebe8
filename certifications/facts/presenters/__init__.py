"""A certification as its page reads it."""
