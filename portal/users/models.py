"""The portal's user: signs in by email address, has a time zone and a language."""

import hashlib
import uuid
import zoneinfo
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Files beside the zones that stand for "not set yet" and for whatever this machine is set to.
NO_ZONES = frozenset({"Factory", "localtime"})


@cache
def known_time_zones() -> tuple[str, ...]:
    """The IANA names of this machine's zone files, sorted. Reads the disk once a process."""
    return tuple(sorted(zoneinfo.available_timezones() - NO_ZONES))


def validate_time_zone(value: str) -> None:
    """Raise ValidationError unless `value` is an IANA time zone name."""
    if value not in known_time_zones():
        raise ValidationError(_("“%(value)s” is not a known time zone."), params={"value": value})


def default_time_zone() -> str:
    """The site's own zone."""
    return str(settings.TIME_ZONE)


def language_choices() -> list[tuple[str, str]]:
    """The languages that the site speaks. Called late, so that another language needs no migration."""
    return list(settings.LANGUAGES)


def default_language() -> str:
    """The site's own language."""
    return str(settings.LANGUAGE_CODE)


def normalise_email(address: str) -> str:
    """The one form in which an address is stored and looked up: lower case, without outer spaces."""
    return address.strip().lower()


class UserManager(BaseUserManager["User"]):
    """Creates and finds users by email address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user. Without a password the account cannot sign in until one is set.

        Raises:
            ValueError: the address is empty.
        """
        if not email:
            raise ValueError("A user needs an email address.")
        user = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by email address, whatever its case. One look-up in the unique index.

        Raises:
            User.DoesNotExist: nobody has this address.
        """
        return self.get(email=normalise_email(username or ""))


class User(AbstractUser):
    """A person with an account.

    Addresses are stored in lower case, which a constraint enforces: so the plain unique index means
    "unique whatever the case", and sign-in finds by that index.
    """

    username = None  # type: ignore[assignment]  # the e-mail address takes its place
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(
        _("email address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this email address.")},
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=default_time_zone, validators=[validate_time_zone]
    )
    language = models.CharField(
        _("language"), max_length=12, choices=language_choices, default=default_language
    )

    # Sessions of an earlier generation are over, whoever holds their cookie. The default is the database’s,
    # too: rows come by COPY, and from processes of before the column.
    session_generation = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="users_user_email_lower_case"
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be this person's: changes with the password and the generation."""
        return self._of_generation(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under each of the older secret keys."""
        yield from map(self._of_generation, super().get_session_auth_fallback_hash())

    def _of_generation(self, hashed: str) -> str:
        # Django's own for the first one, so that sessions from before there were generations go on.
        if not self.session_generation:
            return hashed
        return hashlib.sha256(f"{hashed}:{self.session_generation}".encode()).hexdigest()

    def clean(self) -> None:
        super().clean()
        self.email = normalise_email(self.email)


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def waiting(self) -> "RoleGrantQuerySet":
        """Those that may still be confirmed."""
        return self.filter(requested_at__gt=timezone.now() - RoleGrant.WAITS)

    def too_old(self) -> "RoleGrantQuerySet":
        """Those that nobody may confirm any more."""
        return self.filter(requested_at__lte=timezone.now() - RoleGrant.WAITS)


class RoleGrant(models.Model):
    """A role that one administrator asked for and no second one has confirmed yet; it gives nothing.

    Gone once it is confirmed or declined: the log of the admin tells what became of it.
    """

    WAITS = timedelta(days=14)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    group = models.ForeignKey("auth.Group", on_delete=models.CASCADE, related_name="+")
    requested_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    requested_at = models.DateTimeField(default=timezone.now)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role grant")
        verbose_name_plural = _("role grants")
        constraints = (models.UniqueConstraint(fields=("person", "group"), name="users_rolegrant_once"),)

    def __str__(self) -> str:
        return f"{self.group.name}: {self.person}"
