"""Where a certification is used by assessments: which plans may name it, and how many results do."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Outcome
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from portal.editorial.usage import Use

CERTIFICATION = "certifications.certificationpage"
# Results are looked through from the latest on: a count over all of them would take ever longer.
LATEST = 1000


def uses_of_certification(content: Any) -> Iterator[Use]:
    """The assessments whose plans draw on a certification, and the results that plan it. Two queries, and one
    for each definition that the process has not read yet.
    """
    if content._meta.label_lower != CERTIFICATION or not content.live:
        return
    discipline = content.discipline.key if content.discipline_id else ""
    for assessment in open_assessments():
        version = assessment.current_version
        paths = definition_of(version).paths if version is not None else ()
        groups = [group for path in paths for group in path.groups]
        url = reverse(type(assessment).snippet_viewset.get_url_name("edit"), args=[assessment.pk])
        if any(content.slug in group.certifications for group in groups):
            yield Use(_("assessments"), assessment.title, url, _("its plans name this certification"))
        elif any(discipline in group.disciplines for group in groups):
            yield Use(_("assessments"), assessment.title, url, _("its plans draw on this discipline"))
    yield from _results(content.slug)


def _results(slug: str) -> Iterator[Use]:
    latest = Outcome.objects.order_by("-submitted_at", "-pk").values("pk")[:LATEST]
    planned = Count("pk", filter=Q(document__plan__contains=[{"slug": slug}]))
    found = Outcome.objects.filter(pk__in=latest).aggregate(planned=planned, all=Count("pk"))
    if found["planned"]:
        name = ngettext(
            "%(count)d of the latest %(latest)d results plans it",
            "%(count)d of the latest %(latest)d results plan it",
            found["planned"],
        ) % {"count": found["planned"], "latest": found["all"]}
        note = _("these stay as they are; new results use what is published")
        yield Use(_("results"), name, note=note, is_reached=False)
