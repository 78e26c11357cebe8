"""A comparison as its page reads it."""
