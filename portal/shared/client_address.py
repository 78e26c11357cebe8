"""Which client a request comes from, as far as limits are concerned."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# One household or office holds a whole network of this size, and may change its address within it at will.
IPV6_PREFIX = 56
UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """The client's network address; of an IPv6 address the first address of its /56.

    Each of the site's own proxies adds the address that it was reached from to the end of `X-Forwarded-For`;
    what stands before those, anybody may write. So the entry that the outermost of PROXY_COUNT proxies added
    is the client's. Where it is missing or no address, the address that reached this process counts, and
    without that all such requests count as one client, `unknown`.
    """
    return _forwarded(request) or _read(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _forwarded(request: HttpRequest) -> str | None:
    proxies: int = settings.PROXY_COUNT
    entries = request.headers.get("X-Forwarded-For", "").split(",")
    if not 0 < proxies <= len(entries):
        return None
    return _read(entries[-proxies])


def _read(text: str) -> str | None:
    """An address as proxies write it, with or without a port; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return str(IPv6Network((address, IPV6_PREFIX), strict=False).network_address)
        address = address.ipv4_mapped
    return str(address)
