"""Decides: what a query asks for, which words stand for which, and what comes first. Knows no framework."""
