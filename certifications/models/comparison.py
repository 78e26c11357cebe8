"""Pages that set two disciplines side by side; their tables are computed, never typed."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from certifications.models.body import CatalogueBody
from certifications.models.taxonomy import LIVE_ONLY
from portal.editorial.pages import ApprovedPage, found_by


class DisciplineComparisonPage(ApprovedPage):
    """Two disciplines compared by the facts and judgements of their certifications, with prose around."""

    read_parameters = ("differences",)
    introduction = models.TextField(_("introduction"), max_length=800)
    first = models.ForeignKey(
        "certifications.Discipline",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("first discipline"),
    )
    second = models.ForeignKey(
        "certifications.Discipline",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("second discipline"),
    )
    answer = StreamField(
        CatalogueBody(),
        verbose_name=_("answer"),
        blank=True,
        help_text=_("Which of the two fits whom, in a few sentences. Shown above the table."),
    )
    body = StreamField(CatalogueBody(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("first"),
        FieldPanel("second"),
        FieldPanel("answer"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [
        *ApprovedPage.search_fields,
        *found_by("introduction", "answer", "body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "certifications/discipline_comparison_page.html"

    class Meta:
        verbose_name = _("comparison of two disciplines")
        verbose_name_plural = _("comparisons of two disciplines")

    def clean(self) -> None:
        """Refuse a discipline beside itself."""
        super().clean()
        if self.first_id is not None and self.first_id == self.second_id:
            raise ValidationError({"second": _("Choose another discipline than the first.")})
