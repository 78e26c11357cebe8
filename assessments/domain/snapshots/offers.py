"""Where the publisher's own offers can come up."""

from dataclasses import dataclass

from assessments.domain.definitions.definition import Definition, Group
from assessments.domain.snapshots.snapshot import Certified, Snapshot


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """A certification that the publisher offers, and the paths whose plans draw from where it belongs."""

    slug: str
    name: str
    paths: tuple[str, ...]


def own_offers(definition: Definition, snapshot: Snapshot) -> tuple[OwnOffer, ...]:
    """The publisher's own offers in the order of the catalogue, those that no plan can name too."""
    return tuple(
        OwnOffer(
            certified.slug,
            certified.name,
            tuple(
                path.key
                for path in definition.paths
                if any(draws_from(group, certified) for group in path.groups)
            ),
        )
        for certified in snapshot.certifications
        if certified.own_offer
    )


def draws_from(group: Group, certified: Certified) -> bool:
    """Whether a group names a certification, by its discipline or by its slug."""
    return certified.discipline in group.disciplines or certified.slug in group.certifications
