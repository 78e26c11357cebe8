"""Whose word a source is: as an editor said of it or of its site, else by its address."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from certifications.domain.statements import ReadSource
from certifications.domain.vocabulary import SourceQuality


def host_of(url: str) -> str:
    """The host of an address without “www.”; empty for no address."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def quality_of(url: str, read: Iterable[ReadSource], issuer_website: str) -> SourceQuality:
    """Whose word an address is.

    What an editor said of this address counts first, then whether it is on the issuer's own site, then what
    an editor said of the same site. Anything else is a site of somebody else, and called secondary.
    """
    known = tuple(read)
    for source in known:
        if source.url and source.url == url:
            return source.quality
    host, home = host_of(url), host_of(issuer_website)
    if host and home and (host == home or host.endswith(f".{home}")):
        return SourceQuality.OFFICIAL
    same_site = [source.quality for source in known if host and host_of(source.url) == host]
    return same_site[0] if same_site else SourceQuality.SECONDARY
