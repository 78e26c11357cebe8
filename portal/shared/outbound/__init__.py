"""Requests to servers of others: public addresses alone, by the number that was checked, bounded."""
