"""Answers and held certifications: what somebody said, checked against a definition."""
