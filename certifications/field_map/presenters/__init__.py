"""The map and the pictures beside it, as their templates read them."""
