"""The catalogue’s page and its filter."""
