"""Past submissions under another definition or catalogue."""
