"""What nginx lets through to the site, and what it refuses by itself."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.shared.request_size import MEGABYTE
from tests.portal.operations.front.asking import asked
from tests.support.front import CONFIGURATION, Front, before, nginx, slow_post
from tests.support.processes import wait_until

STRANGER = "127.0.0.2"
# As the configuration says.
MOST_AT_ONCE = 200
TOO_MANY = (429, "Too many requests from your address at once. Try again in a moment.\n")


class Echo(BaseHTTPRequestHandler):
    """Behind nginx: says which headers came."""

    def do_GET(self) -> None:
        body = json.dumps(dict(self.headers.items())).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    for name in ("images", "documents"):
        (folder / "media" / name).mkdir(parents=True)
        (folder / "media" / name / "boat.png").write_bytes(b"boat")
    echo = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=echo.serve_forever, daemon=True).start()
    port = int(echo.server_address[1])
    with before(folder, port, port) as made:
        yield made
    echo.shutdown()
    echo.server_close()


def test_what_visitors_say_of_themselves_is_not_passed_on(site: Front) -> None:
    lies = {
        "X-Forwarded-For": "10.0.0.1, 10.0.0.2",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "X-Real-IP": "10.0.0.3",
        "Forwarded": "for=10.0.0.4",
    }

    _status, text = asked(site.port, "/", source=STRANGER, headers=lies)

    told = {name: value for name, value in json.loads(text).items() if name != "Accept-Encoding"}
    assert told == {"Host": "localhost", "X-Forwarded-For": STRANGER, "X-Forwarded-Proto": "http"}


@pytest.mark.parametrize(
    ("path", "megabytes"),
    [("/accounts/login/", 1), ("/admin/pages/3/edit/", 4), ("/admin/images/add/", 16)],
)
def test_a_huge_body_is_refused_in_words(site: Front, path: str, megabytes: int) -> None:
    status, text = asked(site.port, path, bytes(megabytes * MEGABYTE + 1))

    assert (status, text) == (413, "This is too large for the site. Send less at a time.\n")
    assert asked(site.port, path, bytes(megabytes * MEGABYTE))[0] == 200


def test_one_address_has_so_many_requests_at_once_and_others_have_theirs(site: Front) -> None:
    with ExitStack() as held:
        for _number in range(MOST_AT_ONCE):
            held.enter_context(slow_post(site.port, source=STRANGER))

        # Until nginx has read the header of the last one.
        wait_until(lambda: asked(site.port, "/", source=STRANGER)[0] != 200)

        assert asked(site.port, "/", source=STRANGER) == TOO_MANY
        assert asked(site.port, "/")[0] == 200


def is_full(port: int, headers: Mapping[str, str]) -> bool:
    return asked(port, "/", headers=headers) == TOO_MANY


def test_an_ipv6_network_is_one_address_and_an_ipv4_address_is_one_also_within_ipv6(
    tmp_path: Path, site: Front
) -> None:
    def of(address: str) -> dict[str, str]:
        return {"X-Real-IP": address}

    behind = "set_real_ip_from 127.0.0.1;\nreal_ip_header X-Real-IP;\n"
    with before(tmp_path, site.web, site.web, more=behind) as made, ExitStack() as held:
        for number in range(MOST_AT_ONCE):
            for address in (f"2001:db8:0:{0x200 + number:x}::{number:x}", "::ffff:10.10.0.1"):
                held.enter_context(slow_post(made.port, headers=of(address)))
        for full in ("2001:db8:0:2ff:ffff::1", "::ffff:10.10.0.1"):
            wait_until(partial(is_full, made.port, of(full)))

        for other in ("2001:db8:0:300::1", "::ffff:10.10.0.2", "10.10.0.1", "::1"):
            assert asked(made.port, "/", headers=of(other))[0] == 200


def test_images_are_served_and_nothing_beside_them(site: Front) -> None:
    assert asked(site.port, "/media/images/boat.png") == (200, "boat")
    assert asked(site.port, "/media/images/../documents/boat.png")[1] != "boat"
    assert asked(site.port, "/media/documents/boat.png")[1] != "boat"
    assert asked(site.port, "/media/images/boat.png", b"x")[0] == 403


def test_site_that_is_away_is_told_in_words(tmp_path: Path) -> None:
    with before(tmp_path, 1, 1) as made:
        assert asked(made.port, "/") == (503, "The site does not answer just now. Try again in a moment.\n")


def certificate(folder: Path) -> None:
    """A certificate of our own, where the configuration looks for one."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portal.example.org")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1)
    )
    (folder / "fullchain.pem").write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def test_shipped_addresses_and_certificates_are_a_configuration(tmp_path: Path) -> None:
    certificate(tmp_path)
    here = CONFIGURATION.parent / "portal"
    # Names that this machine does not know, and ports that it may not take.
    addresses, site = (
        re.sub(r"listen (80|443)", r"listen 127.0.0.1:2\g<1>", text).replace(
            "server web:", "server 127.0.0.1:"
        )
        for text in ((here / "addresses.conf").read_text(), (here / "site.conf").read_text())
    )
    site = re.sub("/etc/nginx/certificates|/var/log/nginx", str(tmp_path), site)

    done = subprocess.run(nginx(tmp_path, addresses, site, "-t"), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
