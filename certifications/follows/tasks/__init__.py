"""Mails about changes, once a day."""
