"""Sources that are named and never linked."""

from urllib.parse import urlsplit

# Sites of one made-up author, written by machine and high in search results. They are recorded where an error
# was seen, or where nothing better was found; a link would send readers there.
MACHINE_WRITTEN = frozenset({"eathealthy365.com", "eatsip365.com", "visualfoodie.com", "winenfood.com"})


def is_machine_written(url: str) -> bool:
    """Whether an address leads to one of these sites."""
    return (urlsplit(url).hostname or "").removeprefix("www.") in MACHINE_WRITTEN
