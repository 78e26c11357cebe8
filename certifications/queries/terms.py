"""The lists that certifications are sorted by, with what editors say of each entry, kept in memory."""

from dataclasses import dataclass

from certifications.models import Discipline, FocusArea, Issuer, Level
from portal.shared.page_cache import generation


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """An entry of a list: permanent key, name, what it is in a sentence; of a level its rank."""

    key: str
    name: str
    description: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class ListedIssuer:
    """Who awards certifications, with what editors say about them."""

    key: str
    name: str
    website: str
    is_publisher: bool
    about: str


@dataclass(frozen=True, slots=True)
class AllTerms:
    """Every list in the editors' order; issuers by key."""

    disciplines: tuple[ListedTerm, ...]
    levels: tuple[ListedTerm, ...]
    focus_areas: tuple[ListedTerm, ...]
    issuers: tuple[ListedIssuer, ...]


# By generation; one at a time.
_kept: dict[int, AllTerms] = {}


def kept_terms() -> AllTerms:
    """All lists as they are live, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages; after anything was published four more.
    """
    # Read first: what is published while the lists are read belongs to a later generation.
    now = generation()
    kept = _kept.get(now)
    if kept is None:
        kept = _read()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_terms() -> None:
    """Read the lists again at the next use."""
    _kept.clear()


def _read() -> AllTerms:
    disciplines, areas = (
        tuple(ListedTerm(row.key, row.name, row.description) for row in model.objects.live())
        for model in (Discipline, FocusArea)
    )
    return AllTerms(
        disciplines=disciplines,
        levels=tuple(
            ListedTerm(row.key, row.name, row.description, row.rank) for row in Level.objects.live()
        ),
        focus_areas=areas,
        issuers=tuple(
            ListedIssuer(row.key, row.name, row.website, row.is_publisher, row.about)
            for row in Issuer.objects.live().order_by("key")
        ),
    )
