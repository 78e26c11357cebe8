"""Who looks after a content, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.editorial.addresses import care_url, edit_url
from portal.editorial.care.queries import care_of_one
from portal.editorial.models import Care
from portal.shared.clock import site_date
from portal.shared.words import day_words


@dataclass(frozen=True, slots=True)
class CareView:
    """The care of a content as its panel shows it. `reviewed` is empty where nobody has reviewed it."""

    owner: str
    review: str
    is_overdue: bool
    reviewed: str
    url: str
    edit_url: str


def present_care(content: Any) -> CareView:
    """One query."""
    care = care_of_one(content)
    return CareView(
        owner=owner_words(care),
        review=review_words(care.review_by, site_date()),
        is_overdue=is_overdue(care.review_by, site_date()),
        reviewed=reviewed_words(care),
        url=care_url(content),
        edit_url=edit_url(content),
    )


def owner_words(care: Care) -> str:
    """Who looks after it, as a heading."""
    if care.owner is None:
        return _("No one looks after this yet")
    return _("Looked after by %(name)s") % {"name": care.owner}


def review_words(review_by: date | None, today: date) -> str:
    """By when it has to be reviewed; what is past is said to be so."""
    if review_by is None:
        return _("No review planned.")
    words = {"day": day_words(review_by)}
    if is_overdue(review_by, today):
        return _("Review was due on %(day)s.") % words
    return _("Review by %(day)s.") % words


def reviewed_words(care: Care) -> str:
    """When somebody last reviewed it, and who."""
    if care.reviewed_on is None:
        return ""
    words = {"day": day_words(care.reviewed_on), "name": care.reviewed_by}
    if care.reviewed_by is None:
        return _("Last reviewed on %(day)s.") % words
    return _("Last reviewed on %(day)s by %(name)s.") % words


def is_overdue(review_by: date | None, today: date) -> bool:
    """Whether a review should have happened before today."""
    return review_by is not None and review_by < today
