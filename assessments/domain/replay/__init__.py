"""What past submissions would lead to under another definition: many at once, equal to the engine."""
