"""Facts and progressions whose source is due to be read again, as editors see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from certifications.domain.facts import digest_of_fact, freshness, runs_from
from certifications.domain.readings import Listed
from certifications.freshness.queries import Unread, UnreadWords
from certifications.queries import PublishedFact
from certifications.queries.progressions import PublishedProgression
from certifications.wording.words import (
    PROGRESSION_WORDS,
    force_words,
    key_words,
    source_words,
    status_of,
    status_sentence,
)

Checkable = PublishedFact | PublishedProgression


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A published fact or progression in the list of what to check. `state` is a Freshness value.

    `verify_url` is where the button sends that its source was read.
    """

    verify_url: str
    name: str
    edit_url: str
    label: str
    value: str
    source_url: str
    source: str
    state: str
    status: str


def by_age(facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression]) -> list[Checkable]:
    """Facts and progressions, those whose shelf life has run longest first."""
    return sorted((*facts, *steps), key=_age)


def _age(one: Checkable) -> tuple[date, str, str]:
    if isinstance(one, PublishedProgression):
        return one.progression.grounds.runs_from, one.start, one.end
    return runs_from(one.fact), one.title, one.fact.key


def row_to_check(one: Checkable, today: date) -> CheckRow:
    """The line of a fact or a progression on a day."""
    return progression_row(one, today) if isinstance(one, PublishedProgression) else fact_row(one, today)


def progression_row(one: PublishedProgression, today: date) -> CheckRow:
    """A progression's line on a day."""
    step = one.progression
    grounds = step.grounds
    label = f"{PROGRESSION_WORDS[step.kind]} {one.end}"
    return CheckRow(
        verify_url=reverse("certifications_admin:verify_progression", args=[step.digest]),
        name=f"{one.start} {label}",
        edit_url=reverse("wagtailsnippets_certifications_progression:edit", args=[one.row_id]),
        label=label,
        value=step.detail,
        source_url=grounds.source_url,
        source=source_words(grounds),
        state=step.freshness(today).value,
        status=status_of(grounds.verified_on, grounds.collected_on),
    )


def fact_row(one: PublishedFact, today: date) -> CheckRow:
    """A fact's line on a day."""
    fact = one.fact
    return CheckRow(
        verify_url=reverse("certifications_admin:verify", args=[one.certification, digest_of_fact(fact)]),
        name=f"{one.title}: {key_words(fact.key)}",
        edit_url=reverse("wagtailadmin_pages:edit", args=[one.page_id]),
        label=key_words(fact.key),
        value=": ".join(filter(None, (force_words(fact, today), fact.stated))),
        source_url=fact.source_url,
        source=source_words(fact),
        state=freshness(fact, today).value,
        status=status_sentence(fact),
    )


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """One thing that an editor has to say before results can heed it; `url` is where."""

    what: str
    where: str
    needed: str
    url: str


# By list: its table's name in addresses, and what is to be done.
LISTS = {
    Listed.COURSE: ("coursereading", _("Say whose course these words stand for")),
    Listed.EDUCATION: ("educationreading", _("Choose the level these words stand for")),
    Listed.EXPERIENCE: ("experiencereading", _("Choose the kind of experience these words stand for")),
    Listed.NAME: ("namereading", _("Choose the certification this name stands for")),
    Listed.CIRCUMSTANCE: ("circumstancereading", _("Choose the circumstance these words stand for")),
}


HAS_DRAFT = _("There is a draft: have it approved")


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
