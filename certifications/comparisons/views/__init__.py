"""Addresses at which certifications are compared."""
