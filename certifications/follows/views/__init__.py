"""Feeds, calendars, the page on following a certification, what somebody follows, and the way out."""
