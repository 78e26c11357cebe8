"""Drafts in words."""
