import pytest

from tests.support.cast import Actor

STAFF = ("editor", "moderator", "report_viewer", "administrator")


@pytest.mark.parametrize("name", STAFF)
def test_staff_reach_the_admin(name: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(name)
    assert actor.client.get("/admin/").status_code == 200
