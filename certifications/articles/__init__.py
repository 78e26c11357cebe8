"""Articles and their list."""
