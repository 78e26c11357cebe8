"""What an import has to leave as it is."""

from datetime import date

from certifications.models import CertificationPage, Correction, FactVerification


def settled_since(page: CertificationPage, day: date) -> set[str]:
    """What people settled about a page on or after a day: digests of the statements that they checked, and
    keys of those that they corrected. Two queries.
    """
    if page.pk is None:
        return set()
    of_page = {"certification": page.translation_key}
    checked = FactVerification.objects.in_effect(**of_page, verified_on__gte=day)
    corrected = Correction.objects.filter(**of_page, corrected_on__gte=day)
    return {*checked.values_list("digest", flat=True), *corrected.values_list("key", flat=True)}
