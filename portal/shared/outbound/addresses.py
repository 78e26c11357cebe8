"""Which addresses this site may open: public ones alone, whatever a page, a person or a name says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

# Of IPv6, what leads on to an address of IPv4 that nobody has looked at.
_WRAPPED = tuple(map(ip_network, ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "::/96")))
PORTS = {"http": 80, "https": 443}
ONLY_USUAL: Mapping[str, Collection[int]] = {}
LONGEST_ADDRESS = 2000


class AddressRefusedError(ValueError):
    """This site does not open this."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address taken apart. `target` is what a server is asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The whole address, the port where it is not the usual one."""
        return f"{self.origin}{self.target}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """The host as a server is told."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def web_address(
    url: str, *, also: Collection[str] = (), ports: Mapping[str, Collection[int]] = ONLY_USUAL
) -> WebAddress:
    """Take an address apart. `also` names hosts with ports that are taken beside the usual ports, and `ports`
    further ports of a scheme.

    Raises:
        AddressRefusedError: it is not on the web, names a user, or another port than those.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise AddressRefusedError(url) from error
    usual = PORTS.get(parts.scheme)
    if usual is None or not host or parts.username is not None or len(url) > LONGEST_ADDRESS:
        raise AddressRefusedError(url)
    taken = {None, usual, *ports.get(parts.scheme, ())}
    if port not in taken and f"{ascii_host}:{port}" not in also:
        raise AddressRefusedError(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return WebAddress(parts.scheme, ascii_host, port or usual, path + query)


def joined_address(base: WebAddress, location: str) -> str:
    """Where a redirect leads.

    Raises:
        AddressRefusedError: it is no address.
    """
    try:
        return urljoin(base.url, location.strip())
    except ValueError as error:
        raise AddressRefusedError(location) from error


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the public network: not of this machine, nor of any private one."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public_4(address.ipv4_mapped)
        if any(address in network for network in _WRAPPED):
            return False
        return address.is_global and not address.is_multicast and not address.is_site_local
    return _is_public_4(address)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved
