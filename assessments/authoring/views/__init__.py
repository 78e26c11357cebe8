"""The editors’ pages in the admin."""
