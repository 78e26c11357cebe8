"""Answers for assistants: facts with all that they rest on, or not at all."""
