"""The map of the field: which certification is drawn where, and which lines join them."""
