"""The work list of facts to check in the admin."""
