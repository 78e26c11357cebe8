"""Where a certification is used beside what points at it: comparisons, entry rules, reports, corrections.

Live facts, cards and tables in texts point at it themselves (`certifications.models.reference_choice`).
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from certifications.domain.fields import field_of
from certifications.domain.values import CertificationsHeld, ValueRefusedError, parse_value
from certifications.models import (
    ArticlePage,
    CertificationFact,
    CertificationPage,
    Correction,
    DisciplineComparisonPage,
    FactReport,
    NameReading,
    OutgrownCondition,
)
from certifications.models.corrections import ReportState
from certifications.wording.words import key_words
from portal.editorial.usage import Use
from portal.shared.words import site_day_words

# Characters of a text that a line shows.
SHOWN = 90
HELD = "certs_required"
# The block of a body that shows rows of a comparison.
EXCERPT = "comparison_rows"


def uses_of_certification(content: Any) -> Iterator[Use]:
    """What is computed from a certification or tells of it; nothing for others. Twelve queries at most."""
    if not isinstance(content, CertificationPage):
        return
    yield from _comparisons(content)
    yield from _entry_rules(content)
    yield from _exceptions(content)
    yield from _linked_by_address(content)
    yield from _disputes(content)
    yield from _reports(content)
    yield from _corrections(content)


def _comparisons(page: CertificationPage) -> Iterator[Use]:
    disciplines = {page.discipline_id, *(row.pk for row in page.also_fits.all())}
    found = DisciplineComparisonPage.objects.live().filter(
        Q(first__in=disciplines) | Q(second__in=disciplines)
    )
    for comparison in found:
        note = _("its table is computed from the facts of this certification")
        yield Use(_("comparisons of two disciplines"), comparison.title, _edit_url(comparison.pk), note)
    yield from _excerpts([str(comparison.pk) for comparison in found])


def _excerpts(comparisons: Collection[str]) -> Iterator[Use]:
    """Texts that show rows of these comparisons. A link to one is no excerpt."""
    if not comparisons:
        return
    pages = ContentType.objects.get_for_model(Page)
    shown = ReferenceIndex.objects.filter(
        base_content_type=pages,
        to_content_type=pages,
        to_object_id__in=comparisons,
        model_path__startswith=f"body.{EXCERPT}.",
    )
    numbers = {int(number) for number in shown.values_list("object_id", flat=True)}
    found = Page.objects.live().filter(pk__in=numbers).order_by("title", "pk")
    for pk, title in found.values_list("pk", "title"):
        note = _("computed from the facts of this certification, among others")
        yield Use(_("excerpts of comparisons in texts"), title, _edit_url(pk), note)


def _entry_rules(page: CertificationPage) -> Iterator[Use]:
    names = {
        page.slug,
        *NameReading.objects.live().filter(certification=page.slug).values_list("words", flat=True),
    }
    facts = CertificationFact.objects.filter(key__endswith=HELD, page__live=True).exclude(page=page.pk)
    for fact in facts.select_related("page").order_by("page__title", "key"):
        if names & set(_held(fact)):
            yield Use(
                _("entry rules of other certifications"), fact.page.title, _edit_url(fact.page_id), fact.value
            )


def _held(fact: CertificationFact) -> Iterator[str]:
    """The names in a rule, whole and without what stands behind them."""
    field = field_of(fact.key)
    try:
        value = parse_value(field.value_type, fact.value) if field else None
    except ValueRefusedError:
        return
    if isinstance(value, CertificationsHeld):
        for name in value.names:
            yield name
            yield name.partition(" ")[0]


def _exceptions(page: CertificationPage) -> Iterator[Use]:
    """Rules that spare those who hold it; they name it in a column of several."""
    rows = OutgrownCondition.objects.filter(rule__live=True, unless_holds__contains=page.slug)
    for row in rows.select_related("rule__certification"):
        if page.slug in row.unless_holds.split():
            url = reverse(type(row.rule).snippet_viewset.get_url_name("edit"), args=[row.rule_id])
            yield Use(_("outgrown certifications whose rules exempt its holders"), str(row.rule), url)


def _linked_by_address(page: CertificationPage) -> Iterator[Use]:
    """Articles that link to its address as to any other site: Wagtail does not count those."""
    address = page.get_url()
    if not address:
        return
    rows = ArticlePage.objects.live().annotate(words=Cast("body", TextField()))
    for article in rows.filter(words__contains=address).defer("body"):
        url = _edit_url(article.pk)
        yield Use(_("articles that link to its address"), article.title, url, is_reached=False)


def _disputes(page: CertificationPage) -> Iterator[Use]:
    for row in page.contradictions.all():
        yield Use(_("disputes"), row.topic, note=Truncator(row.claims).chars(SHOWN), is_reached=False)


def _reports(page: CertificationPage) -> Iterator[Use]:
    rows = FactReport.objects.filter(
        certification=page.translation_key, state=ReportState.OPEN, is_suspect=False
    )
    for row in rows:
        note = _("reported on %(day)s") % {"day": site_day_words(row.reported_at)}
        url = reverse("certifications_admin:report", args=[row.public_id])
        yield Use(_("open reports of errors"), key_words(row.key), url, note, is_reached=False)


def _corrections(page: CertificationPage) -> Iterator[Use]:
    for row in Correction.objects.filter(certification=page.translation_key):
        note = _("%(old)s → %(new)s") % {
            "old": Truncator(row.old_value).chars(SHOWN),
            "new": Truncator(row.new_value).chars(SHOWN),
        }
        yield Use(_("corrections in the public log"), key_words(row.key), note=note, is_reached=False)


def _edit_url(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])
