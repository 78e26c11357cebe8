"""The texts of a definition and its conditions in words, for every room."""
