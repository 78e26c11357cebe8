"""A program that calls the API: it sends JSON, and knows nothing but what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from rest_framework.test import APIClient

from portal.users.models import User


def client_of(user: User, *scopes: str) -> APIClient:
    """A client with an access token of these scopes."""
    client = APIClient()
    token: Any = SimpleNamespace(pk=1, scopes=frozenset(scopes))
    client.force_authenticate(user, token=token)
    return client


@dataclass(slots=True)
class Program:
    """Sends JSON with the same headers each time."""

    client: APIClient = field(default_factory=APIClient)
    headers: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Any:
        """The response."""
        sent = {} if body is None else {"data": body, "format": "json"}
        call = getattr(self.client, method)
        return call(path, **sent, headers={**self.headers, **(headers or {})})

    def told(self, method: str, path: str, body: object = None) -> Any:
        """The body of a response that refuses nothing.

        Raises:
            AssertionError: it was refused; says why.
        """
        response = self.ask(method, path, body)
        assert response.status_code < 400, response.content.decode()
        return response.json()
