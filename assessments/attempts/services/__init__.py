"""Changes to attempts: a verb, one transaction, one use case a module."""
