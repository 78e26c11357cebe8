"""The work list of facts to check, as editors see it."""
