"""The pages of an attempt."""
