"""compose.yaml keeps the passwords of the database's owner from the processes that visitors reach."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

FILE = Path(settings.BASE_DIR) / "compose.yaml"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text())["services"]
# Who holds them, or an address with one in it.
HOLDERS = {"POSTGRES_PASSWORD": {"database"}, "PORTAL_OWNER_PASSWORD": {"database", "migrate"}}


def given(service: dict[str, Any], name: str) -> bool:
    """Whether a service gets a variable of .env, whole or in another; `environment` beats `env_file`."""
    environment = service.get("environment", {})
    whole = "env_file" in service and environment.get(name) != ""
    return whole or any(f"${{{name}" in value for value in environment.values())


@pytest.mark.parametrize("password", HOLDERS)
def test_only_the_database_and_its_owner_get_their_passwords(password: str) -> None:
    assert {name for name, service in SERVICES.items() if given(service, password)} == HOLDERS[password]


def test_web_and_workers_use_the_same_address_of_the_database() -> None:
    addresses = {SERVICES[name]["environment"]["DATABASE_URL"] for name in ("web", "worker", "heavy-worker")}

    assert addresses == {"postgres://portal:${PORTAL_PASSWORD}@database/portal"}
