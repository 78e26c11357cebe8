"""Everything the demo's database holds, in order."""

from pathlib import Path

from django.conf import settings

from portal.demo.accounts import ensure_accounts
from portal.demo.content import load_content
from portal.demo.files import DemoError, DemoFiles
from portal.users.models import User


def load_demo() -> bool:
    """Make the accounts and the content that are missing; returns whether content was made.

    Raises:
        DemoError: this is not a demo: the accounts have example addresses and need no second factor.
    """
    if not settings.DEMO:
        raise DemoError("Demo accounts belong into a demo only: DEMO is off here.")
    ensure_accounts(DemoFiles(Path(settings.VAR_DIR)).accounts)
    author, publisher = (
        User.objects.get(email=email) for email in ("editor@example.org", "moderator@example.org")
    )
    return load_content(author, publisher)
