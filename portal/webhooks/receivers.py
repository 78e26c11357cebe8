"""Which addresses a webhook may have: a name on the public internet, over TLS."""

import re

from django.conf import settings

from portal.shared.outbound.addresses import AddressRefusedError, WebAddress, web_address

PORTS = {"https": frozenset({443, 8443})}
# What a browser would read as a number: decimal, octal, hexadecimal.
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
# Names that no public server has.
_INTERNAL = frozenset({"localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "onion"})


def receiver_address(url: str) -> WebAddress:
    """Take the address of a webhook apart.

    A host is a name with a dot in it: numbers in any writing, IPv6 too, are refused before anything is looked
    up. Whether the name leads to a public server is seen each time something is sent. Sites that
    WEBHOOK_TEST_SITES names, host:port, may be on this machine and without TLS.

    Raises:
        AddressRefusedError: it is none.
    """
    tests = settings.WEBHOOK_TEST_SITES
    address = web_address(url, also=tests, ports=PORTS)
    if f"{address.host}:{address.port}" in tests:
        return address
    end = address.host.rpartition(".")[2]
    is_name = "." in address.host and ":" not in address.host and not _NUMBER.fullmatch(end)
    if address.scheme != "https" or not is_name or end.lower() in _INTERNAL:
        raise AddressRefusedError(url)
    return address
