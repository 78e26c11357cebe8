from typing import Any

import pytest

from portal.shared.outbound.addresses import AddressRefusedError
from portal.webhooks.receivers import receiver_address


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example.org/a?b=c",
        "https://hooks.example.org:443/",
        "https://hooks.example.org:8443/",
        "https://bücher.example/x",
        "https://10.example.org/",
    ],
)
def test_name_on_the_public_internet_over_tls_is_taken(url: str) -> None:
    assert receiver_address(url).scheme == "https"


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/",
        "ftp://hooks.example.org/",
        "https://user:secret@hooks.example.org/",
        "https://user@hooks.example.org/",
        "https://hooks.example.org:22/",
        "https://hooks.example.org:80/",
        "https://8.8.8.8/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.0x1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://[::1]/",
        "https://[2606:4700::1111]/",
        "https://[::ffff:127.0.0.1]/",
        "https://localhost/",
        "https://app.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://intranet/",
        "https:///path",
        "https://",
        "//hooks.example.org/",
        "",
    ],
)
def test_anything_else_is_refused_before_a_name_is_looked_up(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        receiver_address(url)


def test_site_that_tests_name_may_be_here_and_without_tls(settings: Any) -> None:
    settings.WEBHOOK_TEST_SITES = ["127.0.0.1:9000"]
    assert receiver_address("http://127.0.0.1:9000/hook").url == "http://127.0.0.1:9000/hook"
    with pytest.raises(AddressRefusedError):
        receiver_address("http://127.0.0.1:9001/hook")
