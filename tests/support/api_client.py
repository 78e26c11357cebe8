"""Programs that call the API in somebody's name."""

from types import SimpleNamespace

from rest_framework.test import APIClient

from portal.users.models import User


def token_client(person: User, *scopes: str) -> APIClient:
    """A program with a token of these scopes."""
    client = APIClient()
    client.force_authenticate(person, token=SimpleNamespace(pk=1, scopes=frozenset(scopes)))
    return client
