"""Reads of replays and of the submissions they go through."""
