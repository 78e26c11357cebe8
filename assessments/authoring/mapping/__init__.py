"""A definition as an editor types it, and back."""
