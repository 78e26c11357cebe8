"""Reports as staff see them."""
