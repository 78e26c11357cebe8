"""Feeds, the page on following a certification, the list of what somebody follows, and the way out."""
