"""Programs that call the API in tests: with the token of somebody, with that of an attempt, with none."""

from types import SimpleNamespace
from typing import Any

from rest_framework.test import APIClient

from assessments.access import digest_of_token
from portal.users.models import User

# Of an attempt that was started without an account, and what is stored of it.
ATTEMPT_TOKEN = "t" * 43
ITS_VISITOR = digest_of_token(ATTEMPT_TOKEN)


def program_of(person: User, *scopes: str) -> APIClient:
    """A program with an access token of somebody, for these scopes."""
    client = APIClient()
    token: Any = SimpleNamespace(pk=1, scopes=frozenset(scopes))
    client.force_authenticate(person, token=token)
    return client


def program_with_attempt(token: str = ATTEMPT_TOKEN) -> APIClient:
    """A program that has the token of an attempt, and no account."""
    return APIClient(headers={"Attempt-Token": token})
