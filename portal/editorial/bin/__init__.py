"""Deleted pages that administrators can restore for a month."""
