"""What the mails of a test say."""

import re

from django.core import mail
from django.core.mail import EmailMessage


def last_mail() -> EmailMessage:
    """The mail sent last; fails when none was sent."""
    assert mail.outbox, "no mail was sent"
    return mail.outbox[-1]


def code_in_mail() -> str:
    """The code that the last mail asks to type."""
    return _found(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$")


def link_in_mail() -> str:
    """The address in the last mail, from the path on, as a test's client takes it."""
    return _found(r"^https?://[^/\s]+(/\S+)$")


def _found(pattern: str) -> str:
    body = str(last_mail().body)
    found = re.search(pattern, body, re.MULTILINE)
    assert found is not None, body
    return found.group(1)
