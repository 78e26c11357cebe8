"""Rows and other rooms' values to domain values, and back."""

from assessments.mapping.catalogue import snapshot_from_catalogue

__all__ = ["snapshot_from_catalogue"]
