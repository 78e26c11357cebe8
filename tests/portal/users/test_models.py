import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.users.models import User, validate_time_zone
from tests.support.cast import PASSWORD, make_person


@pytest.mark.django_db
def test_the_address_is_stored_in_lower_case() -> None:
    assert User.objects.create_user(" Anna@Example.ORG ").email == "anna@example.org"


@pytest.mark.django_db
def test_the_database_refuses_an_address_in_capitals() -> None:
    with pytest.raises(IntegrityError, match="users_user_email_lower_case"), transaction.atomic():
        User.objects.bulk_create([User(email="Anna@example.org")])


@pytest.mark.django_db
def test_the_database_refuses_the_same_address_twice() -> None:
    User.objects.create_user("anna@example.org")
    with pytest.raises(IntegrityError, match="email"), transaction.atomic():
        User.objects.create_user("ANNA@example.org")


@pytest.mark.django_db
def test_cleaning_brings_the_address_into_the_stored_form() -> None:
    user = User(email="Anna@Example.org", password="x")
    user.full_clean()
    assert user.email == "anna@example.org"


def test_a_user_needs_an_address() -> None:
    with pytest.raises(ValueError, match="needs an email address"):
        User.objects.create_user("")


@pytest.mark.django_db
def test_signing_in_ignores_the_case_of_the_address() -> None:
    user = make_person("anna@example.org")
    assert authenticate(email="ANNA@Example.org", password=PASSWORD) == user
    assert User.objects.get_by_natural_key("ANNA@Example.org") == user


@pytest.mark.django_db
def test_nobody_has_the_empty_address() -> None:
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(None)


@pytest.mark.django_db
def test_an_account_without_a_password_cannot_sign_in() -> None:
    assert not User.objects.create_user("anna@example.org").has_usable_password()


@pytest.mark.django_db
def test_a_superuser_may_do_everything() -> None:
    assert User.objects.create_superuser("root@example.org", PASSWORD).has_perm("wagtailadmin.access_admin")


@pytest.mark.django_db
def test_public_ids_differ() -> None:
    first, second = make_person("a@example.org"), make_person("b@example.org")
    assert first.public_id != second.public_id


@pytest.mark.parametrize("zone", ["UTC", "Europe/Madrid", "America/Argentina/Ushuaia"])
def test_known_time_zones_are_accepted(zone: str) -> None:
    validate_time_zone(zone)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Factory"])
def test_other_time_zones_are_refused(zone: str) -> None:
    with pytest.raises(ValidationError):
        validate_time_zone(zone)


def test_a_person_is_called_by_name_or_by_address() -> None:
    assert str(User(email="anna@example.org")) == "anna@example.org"
    assert str(User(email="anna@example.org", first_name="Anna", last_name="Ek")) == "Anna Ek"
