"""What assessments hold about a person: copied, and erased."""
