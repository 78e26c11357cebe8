"""A person has read the live source."""
