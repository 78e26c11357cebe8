"""Reports and corrections in words."""
