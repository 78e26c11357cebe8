"""What everybody may read about how an assessment works."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.domain.snapshots.offers import OwnOffer, own_offers
from assessments.models import Assessment, AssessmentVersion
from assessments.proofs.queries import StoredProof, stored_proof
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from certifications.queries import certification_names


@dataclass(frozen=True, slots=True)
class PublishedLogic:
    """An assessment that can be taken. `versions` are by number; `urls` lead to certifications, by slug.

    `proof` is None for a version that no prover of today has proved.
    """

    assessment: Assessment
    current: AssessmentVersion
    versions: tuple[AssessmentVersion, ...]
    proof: StoredProof | None
    offers: tuple[OwnOffer, ...]
    urls: Mapping[str, str]


def published_logic(slug: str) -> PublishedLogic | None:
    """All about the current version, None where the assessment cannot be taken.

    Four queries beside those of the catalogue's snapshot, however many versions there are.
    """
    assessment = open_assessments().filter(slug=slug).first()
    if assessment is None or assessment.current_version is None:
        return None
    current = assessment.current_version
    return PublishedLogic(
        assessment=assessment,
        current=current,
        versions=tuple(AssessmentVersion.objects.filter(assessment=assessment).order_by("number")),
        proof=stored_proof(current.logic_hash),
        offers=own_offers(definition_of(current), kept_snapshot().snapshot),
        urls={name.slug: name.url for name in certification_names()},
    )
