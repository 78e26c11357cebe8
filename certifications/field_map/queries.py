"""What the map is drawn from, kept in the memory of the process while the catalogue stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from certifications.domain.advice import AlternativeGroup, RoleFamily
from certifications.domain.certification import Certification
from certifications.domain.statements import Progression
from certifications.queries import catalogue_url, progressions
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.page_cache import generation


@dataclass(frozen=True, slots=True)
class MapMatter:
    """Everything on the map. `served` are the keys of the roles that a certification serves, by slug."""

    certifications: tuple[Certification, ...]
    progressions: tuple[Progression, ...]
    roles: tuple[RoleFamily, ...]
    groups: tuple[AlternativeGroup, ...]
    served: Mapping[str, frozenset[str]]
    catalogue_url: str


# By generation and day; one at a time.
_kept: dict[tuple[int, date], MapMatter] = {}


def map_matter() -> MapMatter:
    """Everything on the map, as current as `kept_certifications`.

    After a change four queries, beside those of the certifications and the advice.
    """
    # Read first: what is published while the catalogue is read belongs to a later generation.
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        kept = _read()
        _kept.clear()
        _kept[now] = kept
    return kept


def forget_map() -> None:
    """Read everything again at the next use."""
    _kept.clear()


def _read() -> MapMatter:
    advice = all_advice()
    served: dict[str, set[str]] = {}
    for role in advice.roles:
        for service in role.services:
            served.setdefault(service.certification.slug, set()).add(role.key)
    certifications = kept_certifications()
    slugs = {one.slug for one in certifications}
    return MapMatter(
        certifications=certifications,
        # The certifications may be a second old: what was published since is drawn with them.
        progressions=tuple(one for one in progressions() if {one.start, one.end} <= slugs),
        roles=advice.roles,
        groups=advice.groups,
        served={slug: frozenset(roles) for slug, roles in served.items()},
        catalogue_url=catalogue_url(),
    )
