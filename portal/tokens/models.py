"""Access tokens: what a program of somebody's shows instead of a password."""

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken, AuthTokenManager
from knox.settings import CONSTANTS

from portal.shared.rest.scopes import SCOPES, Scope

LONGEST_NAME = 60


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def live(self) -> "AccessTokenQuerySet":
        """Those that have not expired."""
        return self.filter(expiry__gt=timezone.now())

    def idle(self) -> "AccessTokenQuerySet":
        """Those that are good, and that nobody has used for `IDLE_AFTER`, if ever."""
        since = timezone.now() - AccessToken.IDLE_AFTER
        unused = models.Q(last_used__isnull=True, created__lt=since) | models.Q(last_used__lt=since)
        return self.live().filter(unused)

    def expired(self) -> "AccessTokenQuerySet":
        """Those that are over, and still stand on lists."""
        return self.filter(expiry__lte=timezone.now())

    def ended(self) -> "AccessTokenQuerySet":
        """Those that expired so long ago that nobody looks for them on a list any more."""
        return self.filter(expiry__lt=timezone.now() - AccessToken.KEPT_AFTER_EXPIRY)


class AccessTokenManager(AuthTokenManager.from_queryset(AccessTokenQuerySet)):  # type: ignore[misc]
    """knox's manager: `create` returns the row and, this once, the token itself."""


class AccessToken(AbstractAuthToken):
    """A token of a person, for one program. The database holds its digest and how it begins, never the token.

    Gone once it is revoked; one that expired stays on the lists of people for `KEPT_AFTER_EXPIRY`.
    """

    LONGEST = timedelta(days=365)
    KEPT_AFTER_EXPIRY = timedelta(days=30)
    # Unused for so long, a token may well be one that nobody needs any more.
    IDLE_AFTER = timedelta(days=90)
    # How exactly a list tells when a token was used; each use would be a write otherwise.
    USE_NOTED_EVERY = timedelta(hours=1)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # knox makes this the key of the row, which logs and addresses would then name.
    digest = models.CharField(max_length=CONSTANTS.DIGEST_LENGTH, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    scope_names = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("scopes"))
    expiry = models.DateTimeField(_("expires"))
    last_used = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = AccessTokenManager()

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        # Made by its owner alone; "delete" is to revoke somebody's.
        default_permissions = ("view", "delete")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expiry__lte=models.F("created") + timedelta(days=366)),
                name="tokens_accesstoken_ends",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def scopes(self) -> frozenset[str]:
        """What the token may be used for. A scope that the portal no longer knows allows nothing."""
        return frozenset(self.scope_names) & frozenset(SCOPES)

    @property
    def known_scopes(self) -> tuple[Scope, ...]:
        """The same in the order of the table."""
        return tuple(scope for scope in SCOPES if scope in self.scopes)

    @property
    def is_over(self) -> bool:
        """Whether the token has expired."""
        moment: bool = self.expiry <= timezone.now()
        return moment

    @property
    def shown_prefix(self) -> str:
        """How the token begins, so that its owner finds it again: no help to anybody who guesses the rest."""
        return f"{self.token_key}…"
