"""What the lists of advice say of each certification, as facets read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from certifications.domain.advice import Recognition, Region, RoleFamily, around, whole_of
from certifications.domain.certification import Term
from certifications.domain.facets.declaration import FacetAdvice, Serves
from certifications.domain.vocabulary import RecognitionTopic

# Statements that tell where a certification is known; the others tell of accreditation, checking and effect.
REGIONAL = frozenset(
    {
        RecognitionTopic.REGION,
        RecognitionTopic.JOB_ADVERTS,
        RecognitionTopic.HOLDERS,
        RecognitionTopic.EMPLOYER_RULE,
    }
)


def facet_advice(
    roles: Iterable[RoleFamily], recognition: Iterable[Recognition], regions: Iterable[Region]
) -> Mapping[str, FacetAdvice]:
    """The roles that certifications of the catalogue serve and where they are known, by slug."""
    serves: dict[str, list[Serves]] = defaultdict(list)
    for order, role in enumerate(roles):
        term = Term(role.key, role.name, order)
        for service in role.services:
            serves[service.certification.slug].append(
                Serves(term, role.kind_of_work, service.stage, service.service)
            )
    known = _known_in(recognition, tuple(regions))
    return {
        slug: FacetAdvice(tuple(serves.get(slug, ())), known.get(slug, ()))
        for slug in {*serves, *known}
        if slug
    }


def _known_in(
    recognition: Iterable[Recognition], regions: tuple[Region, ...]
) -> Mapping[str, tuple[Term, ...]]:
    """Regions by slug. What is known in Poland is known in Europe too, but not therefore everywhere."""
    by_key = {region.key: region for region in regions}
    terms = {region.key: Term(region.key, region.name, order) for order, region in enumerate(regions)}
    whole = whole_of(regions)
    found: dict[str, set[str]] = defaultdict(set)
    for statement in recognition:
        if statement.topic in REGIONAL:
            wider = {key for region in statement.regions for key in around(region, by_key)} - {whole}
            stated = wider | (set(statement.regions) & {whole})
            for named in statement.certifications:
                found[named.slug] |= stated & set(terms)
    return {
        slug: tuple(sorted((terms[key] for key in keys), key=lambda term: term.order))
        for slug, keys in found.items()
        if keys
    }
