"""The issuer's course and prices of a snapshot, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.snapshots.snapshot import Certified, Price
from certifications.domain.costs import Range
from certifications.queries.fact_words import range_words
from portal.shared.words import number_words


def course_sentence(certified: Certified | None) -> str:
    """The issuer's course: hours, price, and that it is to be booked."""
    course = certified.course if certified else None
    hours = _hours(course.hours.value) if course and course.hours else ""
    price = price_words(course.price) if course and course.price else ""
    if hours and price:
        return _("Book the issuer’s course: %(hours)s, %(price)s.") % {"hours": hours, "price": price}
    if hours:
        return _("Book the issuer’s course: %(hours)s. We found no price.") % {"hours": hours}
    if price:
        return _("Book the issuer’s course: %(price)s. We couldn’t find how long it takes.") % {
            "price": price
        }
    return _("Book the issuer’s course. We couldn’t find its length or price.")


def price_words(price: Price) -> str:
    """A price of a snapshot: “USD 250 to 2,495”."""
    return range_words(Range(price.currency, price.low, price.high))


def _hours(hours: int) -> str:
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": number_words(hours)}
