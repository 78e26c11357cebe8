"""What the watch saw, what is due to be looked at, and how pages are read."""
