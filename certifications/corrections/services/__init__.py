"""Reporting an error, and answering a report."""
