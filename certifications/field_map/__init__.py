"""The map of the field: all certifications as one picture, what they cover, and what they cost."""
