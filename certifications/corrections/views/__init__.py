"""The pages of reports, for readers and editors."""
