"""The administrators' list of access tokens: searched, filtered, and as long as it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.shared.rest.scopes import Scope
from portal.tokens.models import AccessToken
from tests.factories.tokens import expire, make_access_token
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
LIST = "/admin/access-tokens/"


def listed(administrator: Actor, **query: str | list[str]) -> set[str]:
    """The names of the tokens that the list shows."""
    response = administrator.client.get(f"{LIST}results/", query)
    assert response.status_code == 200
    return {row.name for row in response.context["rows"]}


def test_each_word_is_looked_for_in_names_owners_and_beginnings(
    learner: Actor, other_learner: Actor, administrator: Actor
) -> None:
    for actor, first, last in ((learner, "Leo", "Brandt"), (other_learner, "Nina", "Brandt")):
        actor.person.first_name, actor.person.last_name = first, last
        actor.person.save()
    make_access_token(learner.person, name="Reports of Leo")
    token, text = make_access_token(other_learner.person, name="Script")
    make_access_token(other_learner.person, name="Backup")

    assert listed(administrator, q="brandt") == {"Reports of Leo", "Script", "Backup"}
    assert listed(administrator, q="Nina Brandt") == {"Script", "Backup"}
    assert listed(administrator, q="nina script") == {"Script"}
    assert listed(administrator, q=other_learner.person.email) == {"Script", "Backup"}
    assert listed(administrator, q=f"{token.token_key}…") == {"Script"}
    # A token that somebody found leads to its row.
    assert listed(administrator, q=text) == {"Script"}
    assert listed(administrator, q=token.digest) == set()


def test_states_are_told_apart(learner: Actor, administrator: Actor) -> None:
    long_ago = timezone.now() - AccessToken.IDLE_AFTER - timedelta(days=1)
    over, _text = make_access_token(learner.person, name="Over")
    expire(over)
    make_access_token(learner.person, name="New")
    for name, used in (("Never used", None), ("Used long ago", long_ago), ("Used today", timezone.now())):
        made, _text = make_access_token(learner.person, name=name)
        AccessToken.objects.filter(pk=made.pk).update(created=long_ago, last_used=used)

    assert listed(administrator, state="expired") == {"Over"}
    assert listed(administrator, state="live") == {"New", "Never used", "Used long ago", "Used today"}
    assert listed(administrator, state="idle") == {"Never used", "Used long ago"}
    assert len(listed(administrator, state="")) == 5


def test_scopes_choose_tokens_that_may_any_of_them(learner: Actor, administrator: Actor) -> None:
    make_access_token(learner.person, Scope.OUTCOMES_READ, Scope.ATTEMPTS_WRITE, name="Both")
    make_access_token(learner.person, Scope.OUTCOMES_READ, name="Reads")
    make_access_token(learner.person, name="Neither")

    assert listed(administrator, scope="attempts:write") == {"Both"}
    assert listed(administrator, scope=["attempts:write", "outcomes:read"]) == {"Both", "Reads"}
    assert listed(administrator, scope="outcomes:read", q="reads", state="live") == {"Reads"}


@pytest.mark.parametrize("query", ["?state=lost", "?scope=everything", "?q=%25", "?p=x"])
def test_what_the_list_does_not_know_breaks_nothing(administrator: Actor, query: str) -> None:
    assert administrator.client.get(LIST + query).status_code == 200


def test_list_says_that_nothing_matches_and_leads_back(learner: Actor, administrator: Actor) -> None:
    make_access_token(learner.person)
    text = administrator.client.get(f"{LIST}?q=zebra").content.decode()
    assert "No access token matches." in text
    assert f'<a href="{LIST}">Show all access tokens</a>' in text


def test_searched_list_costs_no_more_for_more_tokens(learner: Actor, administrator: Actor) -> None:
    def more(number: int) -> None:
        for _number in range(number):
            make_access_token(learner.person, Scope.OUTCOMES_READ)

    query = {"q": "script", "state": "live", "scope": "outcomes:read"}
    assert_queries_do_not_grow(more, lambda: administrator.client.get(LIST, query))
