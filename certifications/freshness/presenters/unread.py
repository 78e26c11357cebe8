"""What editors have not said yet, as they see it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from certifications.domain.readings import Listed
from certifications.freshness.queries.unread import Unread, UnreadWords


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """One thing that an editor has to say before results can heed it; `url` is where."""

    what: str
    where: str
    needed: str
    url: str


# By list: its table's name in addresses, and what is to be done.
LISTS = {
    Listed.COURSE: ("coursereading", _("Say whose course these words mean")),
    Listed.EDUCATION: ("educationreading", _("Choose the level these words mean")),
    Listed.EXPERIENCE: ("experiencereading", _("Choose the kind of experience these words mean")),
    Listed.NAME: ("namereading", _("Choose the certification this name means")),
    Listed.CIRCUMSTANCE: ("circumstancereading", _("Choose the circumstance these words mean")),
}


HAS_DRAFT = _("There is a draft: get it approved")


def _reading_url(one: UnreadWords) -> str:
    """Where an editor says what words stand for: the draft that there is, or a new one."""
    name = f"wagtailsnippets_certifications_{LISTS[one.list][0]}"
    if one.draft is not None:
        return reverse(f"{name}:edit", args=[one.draft])
    return reverse(f"{name}:add") + "?" + urlencode({"words": one.words})


def unread_rows(found: Unread) -> list[UnreadRow]:
    """What editors have to say, words first."""
    words = [
        UnreadRow(
            one.words,
            one.where,
            str(LISTS[one.list][1] if one.draft is None else HAS_DRAFT),
            _reading_url(one),
        )
        for one in found.words
    ]
    waivers = [
        UnreadRow(
            one.progression.detail or f"{one.start} → {one.end}",
            f"{one.start} → {one.end}",
            str(_("Choose what it waives")),
            reverse("wagtailsnippets_certifications_progression:edit", args=[one.row_id]),
        )
        for one in found.waivers
    ]
    levels = [
        UnreadRow(
            level.name,
            str(level._meta.verbose_name),
            str(_("Give the level a rank")),
            reverse("wagtailsnippets_certifications_level:edit", args=[level.pk]),
        )
        for level in found.levels
    ]
    return [*words, *waivers, *levels]
