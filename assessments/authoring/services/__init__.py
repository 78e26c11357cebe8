"""Changes that editors ask for."""
