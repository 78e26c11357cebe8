"""The page on which any two to four certifications are compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from certifications.comparisons.presenters.choices import (
    ChoiceToCompare,
    ChosenView,
    choice_view,
    chosen_views,
)
from certifications.comparisons.presenters.compared import compared_of, context_of
from certifications.comparisons.presenters.comparison import interest_sentence
from certifications.comparisons.presenters.cost_sentences import cost_sentences
from certifications.comparisons.presenters.differences import difference_sentences
from certifications.comparisons.presenters.embedded import embed_markup
from certifications.comparisons.presenters.table import ComparedGroup, differing, row_groups
from certifications.comparisons.presenters.verdicts import ComparedVerdicts, verdicts_view
from certifications.domain.certification import Certification
from certifications.domain.chosen import ChosenToCompare
from certifications.queries.advice import AllAdvice
from certifications.wording.comparison_links import (
    canonical_comparison_url,
    comparison_file_url,
    comparison_url,
)
from certifications.wording.embed_links import oembed_url
from certifications.wording.words import date_words
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, Link, PageMeta, home_breadcrumb
from portal.shared.words import listed, organisation_words

ANCHOR = "table"
# Beyond this many columns narrow windows scroll.
COLUMNS_SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class TableOfCompared:
    """The comparison itself: verdicts, sentences and table. `toggle` leads to the other half of the rows,
    `embed` is the markup that puts it on another site.
    """

    columns: tuple[ChosenView, ...]
    verdicts: ComparedVerdicts
    differences: tuple[str, ...]
    costs: tuple[str, ...]
    caption: str
    groups: tuple[ComparedGroup, ...]
    is_wide: bool
    count: str
    toggle: Link | None
    file_url: str
    interest: str
    grounds: str
    embed: str


@dataclass(frozen=True, slots=True)
class ComparePageView:
    """The page: what is chosen, how to choose, and the comparison where there are two or more."""

    meta: PageMeta
    canonical_url: str
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    lede: str
    anchor: str
    chosen: tuple[ChosenView, ...]
    choice: ChoiceToCompare
    table: TableOfCompared | None
    oembed_url: str


def present_compare_page(
    chosen: ChosenToCompare,
    known: Sequence[Certification],
    advice: AllAdvice,
    disciplines: Iterable[Link],
    *,
    all_rows: bool,
) -> ComparePageView:
    """The page for what an address names. `all_rows` shows the rows too that do not differ.

    `disciplines` lead to comparisons of two disciplines.
    """
    views = chosen_views(chosen)
    table = _table(chosen, known, advice, views, all_rows=all_rows) if chosen.is_comparison else None
    title = _title(views) if table else _("Compare certifications")
    compared = [one.slug for one in chosen.compared] if table else []
    return ComparePageView(
        meta=PageMeta(title=_meta_title(views) if table else title, description=_description(views)),
        canonical_url=settings.BASE_URL + canonical_comparison_url(compared),
        breadcrumbs=(home_breadcrumb(),),
        title=title,
        lede=_full_names(chosen.compared) if table else _lede(views),
        anchor=ANCHOR,
        chosen=views,
        choice=choice_view(chosen, known, advice.groups, disciplines),
        table=table,
        oembed_url=oembed_url(comparison_url(compared)) if table else "",
    )


def _table(
    chosen: ChosenToCompare,
    known: Sequence[Certification],
    advice: AllAdvice,
    views: tuple[ChosenView, ...],
    *,
    all_rows: bool,
) -> TableOfCompared:
    context = context_of(known, advice, site_date())
    compared = compared_of(chosen.compared, known, advice)
    groups = row_groups(compared, context)
    only = differing(groups)
    slugs = [one.slug for one in chosen.compared]
    return TableOfCompared(
        columns=views,
        verdicts=verdicts_view(compared, advice.groups),
        differences=difference_sentences(compared),
        costs=cost_sentences(compared),
        caption=_("%(names)s, side by side") % {"names": listed([one.name for one in views])},
        groups=groups if all_rows else only,
        is_wide=len(compared) > COLUMNS_SIDE_BY_SIDE,
        count=_count_words(_rows(groups), _rows(only), all_rows=all_rows),
        toggle=_toggle(slugs, _rows(groups), _rows(only), all_rows=all_rows),
        file_url=comparison_file_url(slugs),
        interest=interest_sentence(chosen.compared),
        grounds=_(
            "Based on the facts we had on %(date)s. Costs include the renewals due "
            "within six years. We never convert currencies or count an unknown price as zero."
        )
        % {"date": date_words(context.today)},
        embed=embed_markup(chosen),
    )


def _rows(groups: Sequence[ComparedGroup]) -> int:
    return sum(len(group.rows) for group in groups)


def _count_words(rows: int, different: int, *, all_rows: bool) -> str:
    if all_rows:
        return _("All %(rows)d rows; %(different)d differ.") % {"rows": rows, "different": different}
    if rows == different:
        return _("All %(rows)d rows differ.") % {"rows": rows}
    return _("%(different)d of %(rows)d rows differ. The others are hidden.") % {
        "rows": rows,
        "different": different,
    }


def _toggle(slugs: Sequence[str], rows: int, different: int, *, all_rows: bool) -> Link | None:
    if rows == different:
        return None
    if all_rows:
        return Link(_("Show differences only"), f"{comparison_url(slugs)}#{ANCHOR}")
    return Link(
        _("Show all %(rows)d rows") % {"rows": rows}, f"{comparison_url(slugs, all_rows=True)}#{ANCHOR}"
    )


def _title(views: Sequence[ChosenView]) -> str:
    """“PMP vs PRINCE2 Practitioner”."""
    return _(" vs ").join(one.name for one in views)


def _meta_title(views: Sequence[ChosenView]) -> str:
    return _("%(names)s: cost, exam, entry") % {"names": _title(views)}


def _description(views: Sequence[ChosenView]) -> str:
    if len(views) < COLUMNS_SIDE_BY_SIDE:
        return _(
            "Compare any two to four certifications: entry, exam, cost over six years, renewal, and which "
            "one to take when. Every fact has a source."
        )
    return _(
        "%(names)s side by side: entry, exam, cost over six years, renewal, and which one to take when. "
        "Every fact has a source and a date."
    ) % {"names": listed([one.name for one in views])}


def _full_names(compared: Sequence[Certification]) -> str:
    """“Certified ScrumMaster from Scrum Alliance and …”: titles with their issuers."""
    return listed(
        [
            _("%(title)s from %(issuer)s")
            % {"title": one.title, "issuer": organisation_words(one.issuer.name.partition(" (")[0])}
            for one in compared
        ]
    )


def _lede(views: Sequence[ChosenView]) -> str:
    if views:
        return _("You chose %(name)s. Choose one to three more.") % {"name": views[0].name}
    return _(
        "Choose two to four. See how they differ, what each costs over six years, and whom each one suits."
    )
