"""Readers’ reports of errors, their answers, and the public log."""
