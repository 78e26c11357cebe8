"""Values that certifications stated before, from the versions of their pages."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from certifications.models import CertificationPage

# Versions that are looked through, of all certifications together, the latest first.
MOST_VERSIONS = 80


def earlier_values(certifications: Collection[UUID]) -> Iterator[tuple[UUID, str, str]]:
    """Certification, key and value of each fact in the versions of these certifications. Two queries."""
    keys = dict(
        CertificationPage.objects.filter(translation_key__in=certifications)
        .annotate(number=Cast("pk", CharField()))
        .values_list("number", "translation_key")
    )
    versions = (
        Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=list(keys)
        )
        .order_by("-created_at", "-pk")
        .values_list("object_id", "content__facts")[:MOST_VERSIONS]
    )
    for number, facts in versions:
        for fact in facts or ():
            yield keys[number], str(fact.get("key") or ""), str(fact.get("value") or "")
