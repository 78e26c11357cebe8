"""The catalogue as tables: what their columns mean, their rows, and the description of the whole."""
