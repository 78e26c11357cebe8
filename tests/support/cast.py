"""The people of the tests. Each has an account as its role needs it and a client signed in with it.

Import the fixtures in tests/conftest.py only; a test asks for them by name.
"""

from dataclasses import dataclass

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory

from portal.users.factor_secrets import decrypt
from portal.users.models import User
from portal.users.roles import ADMINISTRATORS, EDITORS, MODERATORS, REPORT_VIEWERS, Role
from portal.users.second_factor import record_factor

PASSWORD = "correct horse battery staple"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and the browser they use. A visitor has no account."""

    user: User | None
    client: Client

    @property
    def person(self) -> User:
        """The account of somebody who has one."""
        assert self.user is not None, "a visitor has no account"
        return self.user


def make_person(email: str, *, role: Role | None = None, **fields: object) -> User:
    """An account with a verified address, in the group of its role."""
    user = User.objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    if role is not None:
        user.groups.add(Group.objects.get(name=role.name))
    return user


def add_second_factor(user: User) -> Authenticator:
    """Give the person an authenticator app."""
    instance: Authenticator = TOTP.activate(user, generate_totp_secret()).instance
    return instance


def secret_of(authenticator: Authenticator) -> str:
    """What the person's app holds; the database has it encrypted."""
    return decrypt(authenticator.data["secret"])


def signed_in_client(user: User, authenticator: Authenticator | None = None) -> Client:
    """A browser signed in with the password and, where given, with the second factor."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "password", email=user.email)
    if authenticator is not None:
        record_factor(request, user, authenticator)
    request.session.save()
    return client


def confirm(actor: Actor) -> None:
    """Note in the session that this person has just given their password again."""
    session = actor.client.session
    methods = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**method, "reauthenticated": True} for method in methods]
    session.save()


def learner_actor(email: str) -> Actor:
    """Someone who signs in with a password and has no role."""
    user = make_person(email)
    return Actor(user=user, client=signed_in_client(user))


def staff_actor(email: str, role: Role, **fields: object) -> Actor:
    """Someone with a role, signed in with the second factor that staff need."""
    user = make_person(email, role=role, **fields)
    return Actor(user=user, client=signed_in_client(user, add_second_factor(user)))


@pytest.fixture
def visitor(db: None) -> Actor:
    return Actor(user=None, client=Client())


@pytest.fixture
def learner(db: None) -> Actor:
    return learner_actor("learner@example.org")


@pytest.fixture
def other_learner(db: None) -> Actor:
    return learner_actor("other-learner@example.org")


@pytest.fixture
def editor(db: None) -> Actor:
    return staff_actor("editor@example.org", EDITORS)


@pytest.fixture
def moderator(db: None) -> Actor:
    return staff_actor("moderator@example.org", MODERATORS)


@pytest.fixture
def report_viewer(db: None) -> Actor:
    return staff_actor("report-viewer@example.org", REPORT_VIEWERS)


@pytest.fixture
def administrator(db: None) -> Actor:
    return staff_actor("administrator@example.org", ADMINISTRATORS)
