"""Facts, sources and states in words, for every room."""
