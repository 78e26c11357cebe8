"""Facts to check: whose source was read longest ago, and that it was read again."""
