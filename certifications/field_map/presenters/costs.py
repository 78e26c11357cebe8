"""What certifications cost over six years, as bars by currency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.domain.cost_over_time import memberships_of
from certifications.domain.field_map.map_filter import PARAMETERS, MapFilter
from certifications.domain.payments import Payer
from certifications.field_map.presenters.field_map import breadcrumbs_to, rooms, shown_by
from certifications.field_map.presenters.filter_form import (
    ChoiceList,
    FilterChoice,
    MapFilterView,
    filter_view,
)
from certifications.field_map.queries import MapMatter
from certifications.wording.cost_bars import CostBarsView, cost_bars
from portal.shared.components import Breadcrumb, Link, PageMeta

PAYER = "payer"
COST_PARAMETERS = (*PARAMETERS, PAYER)


@dataclass(frozen=True, slots=True)
class CostsView:
    """The page."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    is_empty: bool
    filter: MapFilterView
    payer: ChoiceList
    bars: CostBarsView
    rooms: tuple[Link, ...]


def payer_of(parameters: Mapping[str, Sequence[str]]) -> Payer:
    """Who pays, as an address asks: others than members unless it says members."""
    return Payer.MEMBER if Payer.MEMBER.value in parameters.get(PAYER, ()) else Payer.OTHERS


def present_costs(matter: MapMatter, wanted: MapFilter, payer: Payer) -> CostsView:
    """The page, with what a filter asks for."""
    shown = shown_by(matter, wanted)
    asked = tuple(one for one in matter.certifications if one.slug in shown)
    introduction = _(
        "What each certification costs to get, and to keep for six years. Each currency has its own chart, "
        "because we do not convert prices. A price we could not find is marked as missing and never counted "
        "as zero."
    )
    return CostsView(
        meta=PageMeta(title="", description=introduction),
        breadcrumbs=breadcrumbs_to(matter, _("What they cost")),
        title=_("What each certification costs over six years"),
        introduction=introduction,
        is_empty=not matter.certifications,
        filter=filter_view(matter, wanted, len(shown), reverse("certifications:costs")),
        payer=ChoiceList(
            PAYER,
            _("Price for"),
            (
                FilterChoice("", _("Not a member"), payer is not Payer.MEMBER),
                FilterChoice(Payer.MEMBER.value, _("A member"), payer is Payer.MEMBER),
            ),
        ),
        bars=cost_bars(asked, payer, memberships_of(matter.certifications)),
        rooms=rooms(),
    )
