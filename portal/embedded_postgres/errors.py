"""What can go wrong, said so that a newcomer can act on it."""


class EmbeddedPostgresError(Exception):
    """The embedded database cannot be had. The message is a sentence for people."""
