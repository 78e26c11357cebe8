"""Whom a limit counts. A visitor may write anything into X-Forwarded-For and gains nothing by it."""

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory

from portal.shared.client_address import client_address

PROXY = "10.0.0.1"


def seen(forwarded: str | None, *, proxies: int, connected: str = PROXY) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=connected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.PROXY_COUNT", proxies)
        assert get_adapter().get_client_ip(request) == client_address(request), "allauth counts another"
        return client_address(request)


@pytest.mark.parametrize(
    ("forwarded", "proxies", "client"),
    [
        ("203.0.113.9", 1, "203.0.113.9"),
        ("203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("203.0.113.9:51234", 1, "203.0.113.9"),
        ("2001:db8:1:203:aaaa::1", 1, "2001:db8:1:200::"),
        ("[2001:db8:1:203:aaaa::1]:443", 1, "2001:db8:1:200::"),
        ("::ffff:203.0.113.9", 1, "203.0.113.9"),
        ("fe80::1%eth0", 1, "fe80::"),
    ],
)
def test_address_is_the_one_that_the_outermost_proxy_saw(forwarded: str, proxies: int, client: str) -> None:
    assert seen(forwarded, proxies=proxies) == client


@pytest.mark.parametrize("proxies", [1, 2])
@pytest.mark.parametrize(
    "written",
    ["198.51.100.7", "198.51.100.7, 198.51.100.8", "<script>", "unknown", ",,,", "'" * 5000, "1.2.3.4\n"],
)
def test_what_a_visitor_writes_before_the_proxies_entries_is_disregarded(written: str, proxies: int) -> None:
    added = ", ".join(["203.0.113.9", "10.0.0.2"][:proxies])
    assert seen(f"{written}, {added}", proxies=proxies) == "203.0.113.9"


@pytest.mark.parametrize("forwarded", ["198.51.100.7", "198.51.100.7, 198.51.100.8", "", None])
def test_without_proxies_the_header_is_disregarded(forwarded: str | None) -> None:
    assert seen(forwarded, proxies=0, connected="203.0.113.9") == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "proxies"),
    [
        (None, 1),
        ("", 1),
        ("198.51.100.7", 2),
        ("unknown", 1),
        ("256.1.1.1", 1),
        ("198.51.100.7,", 1),
        ("[", 1),
    ],
)
def test_missing_or_malformed_entry_counts_by_who_connected(forwarded: str | None, proxies: int) -> None:
    assert seen(forwarded, proxies=proxies) == PROXY


def test_addresses_of_one_ipv6_network_are_one_client() -> None:
    assert seen(None, proxies=0, connected="2001:db8::1") == seen(
        None, proxies=0, connected="2001:db8:0:ff::ffff:1"
    )
    assert seen(None, proxies=0, connected="2001:db8::1") != seen(
        None, proxies=0, connected="2001:db8:0:100::1"
    )


def test_connection_without_an_address_counts_with_all_such() -> None:
    assert seen(None, proxies=0, connected="") == "unknown"
