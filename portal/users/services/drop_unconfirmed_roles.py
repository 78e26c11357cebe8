"""Drop the roles that nobody confirmed in time."""

from django.db import transaction

from portal.users.models import RoleGrant


@transaction.atomic
def drop_unconfirmed_roles() -> int:
    """Delete role grants that are too old to be confirmed; returns how many. One asked for anew stays."""
    too_old = RoleGrant.objects.too_old().select_for_update().values_list("pk", flat=True)
    return RoleGrant.objects.filter(pk__in=list(too_old)).delete()[0]
