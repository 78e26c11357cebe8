"""A program that calls the API: it sends JSON, and knows nothing but what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from rest_framework.test import APIClient

from assessments.access import digest_of_token
from portal.users.models import User

# Of an attempt that was started without an account, and what is stored of it.
ATTEMPT_TOKEN = "t" * 43
ITS_VISITOR = digest_of_token(ATTEMPT_TOKEN)


def client_of(user: User, *scopes: str) -> APIClient:
    """A client with an access token of these scopes."""
    client = APIClient()
    token: Any = SimpleNamespace(pk=1, scopes=frozenset(scopes))
    client.force_authenticate(user, token=token)
    return client


def client_with_attempt(token: str = ATTEMPT_TOKEN) -> APIClient:
    """A client that has the token of an attempt, and no account."""
    return APIClient(headers={"Attempt-Token": token})


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
