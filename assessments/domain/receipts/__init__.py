"""Receipts of outcomes: all that an outcome rests on, from which it can be computed again by anybody."""
