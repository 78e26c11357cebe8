"""Access tokens for tests, made as a person makes one."""

import re
from html import unescape

import requests

from tests.support.running_demo import RunningDemo

# Scopes that nobody has to be granted anything for stand in every form; those of a role stand in theirs.
_SCOPES = re.compile(r'name="scopes" value="([a-z:]+)"')
_TOKEN = re.compile(r"lpt_[0-9a-f]{64}")
_PASSWORD = r"{email}\s+(\S+)"


def demo_token(demo: RunningDemo, email: str) -> str:
    """A token of a person of the demo with every scope that they may choose, made on the account's page."""
    site = f"http://127.0.0.1:{demo.port}"
    browser = requests.Session()
    found = re.search(_PASSWORD.format(email=re.escape(email)), demo.output.read_text())
    assert found, f"The demo names no password of {email}."
    _post(browser, f"{site}/accounts/login/", {"login": email, "password": found[1]})
    address = f"{site}/accounts/tokens/make/"
    asked = browser.get(address, timeout=30)
    if asked.url != address:
        # Whoever makes a token confirms who they are first.
        _post(browser, asked.url, {"password": found[1]})
    form = browser.get(address, timeout=30).text
    chosen = _SCOPES.findall(form)
    answer = _post(browser, address, {"name": "Examples", "scopes": chosen, "days": "30"})
    made = _TOKEN.search(answer)
    assert made, answer
    return made[0]


def _post(browser: requests.Session, address: str, fields: dict[str, object]) -> str:
    """Send the form of a page with its hidden fields."""
    page = browser.get(address, timeout=30).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    data = {**{name: unescape(value) for name, value in hidden.items()}, **fields}
    response = browser.post(address, data=data, headers={"Referer": address}, timeout=30)
    assert response.ok, f"{address}: {response.status_code}"
    return response.text
