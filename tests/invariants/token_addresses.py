"""Who gets what at the addresses of access tokens."""

from django.urls import reverse

from tests.factories.tokens import make_access_token
from tests.invariants.url_entries import members, roles
from tests.support.matrix import Answer, Cast, Entry, Table


def token_of_the_learner(cast: Cast) -> str:
    """Where an administrator revokes a token of the learner's."""
    token, _text = make_access_token(cast["learner"].person)
    return reverse("tokens_admin:revoke", args=[token.public_id])


def others_token(name: str) -> tuple[Entry]:
    """A token of the learner's: nobody else learns that it is there."""

    def path(cast: Cast) -> str:
        token, _text = make_access_token(cast["learner"].person)
        return reverse(name, args=[token.public_id])

    answers: dict[str, Answer] = {"visitor": "login", "*": 404}
    return (Entry(get=answers | {"learner": 200}, post=answers | {"learner": "away"}, path=path),)


TOKENS: Table = {
    # Whoever comes with a session has no token here; tests/portal/tokens/test_api.py has those who have one.
    "api:tokens-current": (Entry(get={"visitor": 401, "*": 404}, post={"visitor": 401, "*": 405}),),
    "tokens:list": members(200, 405),
    "tokens:make": members(200, 200),
    "tokens:revoke": others_token("tokens:revoke"),
    "tokens_admin:revoke": roles(
        token_of_the_learner, get={"administrator": 200}, post={"administrator": 200}
    ),
}
