"""Links that stop mails, without signing in: signed, and for one certification or for all."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

SALT = "certifications.follows"


@dataclass(frozen=True, slots=True)
class StopLink:
    """What a link stops: mails about one certification, or about all that the person follows."""

    user: UUID
    follow: UUID | None = None

    @property
    def token(self) -> str:
        """As it stands in the address."""
        return signing.dumps([str(self.user), str(self.follow or "")], salt=SALT, compress=True)


def read_token(token: str) -> StopLink | None:
    """What a token stops; None where it is none of ours."""
    try:
        user, follow = signing.loads(token, salt=SALT)
        return StopLink(UUID(user), UUID(follow) if follow else None)
    except (signing.BadSignature, ValueError, TypeError):
        return None
