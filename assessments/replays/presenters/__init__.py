"""Replays in words. No submission is named."""
