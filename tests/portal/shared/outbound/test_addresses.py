import pytest

from portal.shared.outbound.addresses import (
    LONGEST_ADDRESS,
    AddressRefusedError,
    is_public,
    joined_address,
    web_address,
)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://www.pmi.org", "https://www.pmi.org/"),
        ("http://PMI.org:80/a b?q=ä#part", "http://pmi.org/a%20b?q=%C3%A4"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("https://pmi.org./a%20b", "https://pmi.org/a%20b"),
    ],
)
def test_address_is_taken_apart_as_servers_are_asked(url: str, taken: str) -> None:
    assert web_address(url).url == taken


@pytest.mark.parametrize(
    "url",
    [
        "ftp://pmi.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:secret@pmi.org/",
        "https://user@pmi.org/",
        "https://pmi.org:8443/",
        "https://pmi.org:99999/",
        "https:///path",
        "https://" + "a" * 64 + ".org/",
        "https://pmi.org/" + "a" * LONGEST_ADDRESS,
        "http://[::1/",
        "",
    ],
)
def test_what_is_not_plainly_on_the_web_is_refused(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        web_address(url)


def test_line_end_in_an_address_never_reaches_a_server() -> None:
    assert "\r" not in web_address("https://pmi.org/a\r\nHost: evil").url
    assert "\n" not in web_address(joined_address(web_address("https://pmi.org/"), "/b\r\nX: y")).target


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "nonsense",
        "2130706433",
    ],
)
def test_no_address_of_a_private_network_is_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(number: str) -> None:
    assert is_public(number)
