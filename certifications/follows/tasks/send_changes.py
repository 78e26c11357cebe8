"""Mail somebody what changed about the certifications that they follow."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from certifications.domain.noted_changes import NotedChange
from certifications.follows.mapping import StopLink
from certifications.follows.presenters import told_changes
from certifications.follows.queries import untold_changes
from certifications.models import Follow
from portal.users.models import User

# A publication notes its changes before it is committed: those of the last minutes are told the next time.
SETTLED = timedelta(minutes=10)


@transaction.atomic
def send_changes(person: User, day: date) -> bool:
    """Mail what is new, at most once on a day whatever asks for it; tells whether a mail went out.

    Nothing new: no mail. Who runs second waits for the first, and finds the day noted. A mail that cannot be
    handed over is not noted, so the next try sends it.
    """
    follows = list(Follow.objects.select_for_update(of=("self",)).filter(user=person))
    if not follows or any(one.mailed_on and one.mailed_on >= day for one in follows):
        return False
    until = timezone.now() - SETTLED
    news = untold_changes(follows, until)
    Follow.objects.filter(pk__in=[one.pk for one in follows], told_until__lt=until).update(told_until=until)
    if not news:
        return False
    Follow.objects.filter(pk__in=[one.pk for one in follows]).update(mailed_on=day)
    with translation.override(person.language):
        _mail(person, follows, news)
    return True


def _mail(person: User, follows: Sequence[Follow], news: Mapping[UUID, list[NotedChange]]) -> None:
    stop_all = stop_address(StopLink(person.public_id))
    told = [
        (told_changes(news[follow.certification]), stop_address(StopLink(person.public_id, follow.public_id)))
        for follow in follows
        if follow.certification in news
    ]
    context = {
        "parts": [{"lines": lines, "stop_url": stop_url} for lines, stop_url in told],
        "base_url": settings.BASE_URL,
        "followed_url": f"{settings.BASE_URL}{reverse('certifications:followed')}",
        "stop_url": stop_all,
        "names": [lines[0].certification for lines, _stop_url in told],
    }
    headers = {
        "List-Unsubscribe": f"<{stop_all}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    get_adapter().render_mail("certifications/email/changes", person.email, context, headers).send()


def stop_address(link: StopLink) -> str:
    """Where a link in a mail leads."""
    return f"{settings.BASE_URL}{reverse('certifications:stop_follow', args=[link.token])}"
