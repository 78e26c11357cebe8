"""Reads of attempts and their answers."""
