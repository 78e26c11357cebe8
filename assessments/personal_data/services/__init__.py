"""Erasing what a person did."""
