"""The catalogue as its page reads it."""
