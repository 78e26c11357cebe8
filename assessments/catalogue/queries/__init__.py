"""Reads of snapshots."""
