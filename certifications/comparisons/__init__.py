"""Certifications, jobs and disciplines side by side."""
