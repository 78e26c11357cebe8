"""The page from which somebody shows a result to the person who pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import PayerLink
from assessments.results.presenters.payer import PayerView
from assessments.results.services.make_payer_link import LINK_DAYS, MOST_LINKS
from portal.shared.components import Breadcrumb
from portal.shared.words import moment_words


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that is good. `label` tells it from the others."""

    label: str
    ends: str
    end_url: str


@dataclass(frozen=True, slots=True)
class PayerLinksView:
    """The links of a result, and the page that they open. `full` says why no more can be made, or is empty.

    `term` says how long a new one is good.
    """

    breadcrumbs: tuple[Breadcrumb, ...]
    links: tuple[LinkView, ...]
    full: str
    term: str
    page: PayerView
    back_url: str


def present_payer_links(
    page: PayerView,
    links: Iterable[PayerLink],
    *,
    submission: UUID,
    zone: tzinfo,
    ends_at: datetime,
    is_kept: bool,
) -> PayerLinksView:
    """The links of a result. `ends_at` is when one would end that is made now."""
    shown = tuple(_link(link, submission, zone) for link in links)
    back = reverse("assessments:result", args=[submission])
    return PayerLinksView(
        breadcrumbs=(
            Breadcrumb(_("Assessment"), reverse("assessments:index")),
            Breadcrumb(_("Your result"), back),
            Breadcrumb(_("For the person who pays")),
        ),
        links=shown,
        full=full_words() if len(shown) >= MOST_LINKS else "",
        term=_term(ends_at, zone, is_kept=is_kept),
        page=page,
        back_url=back,
    )


def _link(link: PayerLink, submission: UUID, zone: tzinfo) -> LinkView:
    made = moment_words(link.made_at, zone)
    return LinkView(
        label=_("Made %(moment)s, with the name %(name)s") % {"moment": made, "name": link.name}
        if link.name
        else _("Made %(moment)s, without a name") % {"moment": made},
        ends=_("Works until %(moment)s.") % {"moment": moment_words(link.ends_at, zone)},
        end_url=reverse("assessments:payer_link_end", args=[submission, link.public_id]),
    )


def full_words() -> str:
    """Why no more links can be made."""
    return ngettext(
        "You already have %(count)d working link, the most allowed. End one to make another.",
        "You already have %(count)d working links, the most allowed. End one to make another.",
        MOST_LINKS,
    ) % {"count": MOST_LINKS}


def _term(ends_at: datetime, zone: tzinfo, *, is_kept: bool) -> str:
    if is_kept:
        return ngettext(
            "It works for %(days)d day, or until you end it.",
            "It works for %(days)d days, or until you end it.",
            LINK_DAYS,
        ) % {"days": LINK_DAYS}
    return _(
        "It works until %(moment)s. You can end it while this browser still finds your result. With "
        "an account, a link works for %(days)d days."
    ) % {"moment": moment_words(ends_at, zone), "days": LINK_DAYS}
