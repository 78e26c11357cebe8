"""A panel of made-up people, what a good counsellor would tell each, and how "Find your path" does by it."""
