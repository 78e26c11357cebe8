"""Certifications as the engine reads them: mapped from the catalogue, kept and stored as snapshots."""
