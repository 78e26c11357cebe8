"""What a fact states, as editors choose it: every field of the domain, grouped as editors think of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.facts import FactKind
from certifications.domain.fields import FIELDS, ROUTE_FIELDS, FactField, field_of, route_of
from certifications.domain.values import ValueType

# Groups in the order of the form; the routes of entry stand behind the rules for everybody.
KIND_WORDS: Mapping[FactKind, Promise] = {
    FactKind.CONTENT: gettext_lazy("What it is"),
    FactKind.PREREQUISITE: gettext_lazy("Entry rules for everybody"),
    FactKind.EXAM: gettext_lazy("Exam"),
    FactKind.FEE: gettext_lazy("What it costs"),
    FactKind.RENEWAL: gettext_lazy("Keeping it"),
}
FORM_WORDS: Mapping[ValueType, Promise] = {
    ValueType.NUMBER: gettext_lazy("A whole number, such as 180."),
    ValueType.MONEY: gettext_lazy(
        "A currency code and an amount: USD 675, from GBP 555, EUR 577.50 (Austria), or "
        "member: USD 405; non-member: USD 555."
    ),
    ValueType.MONTHS: gettext_lazy(
        "A whole number such as 36; where kinds differ, project 48; programme 84."
    ),
    ValueType.CERTIFICATIONS: gettext_lazy("Such as “any of: CAPM; PMP” or “all of: PRINCE2 Foundation”."),
    ValueType.TEXT: gettext_lazy("In words, as short as the source allows."),
}
# What a new entry route is asked first.
ROUTE_BASICS = ("education", "experience_months", "training_hours")
ROUTE = "route"


@dataclass(frozen=True, slots=True)
class OfferedField:
    """A field as the form offers it. Keys of routes lack their "routes.1.", which the route adds."""

    key: str
    label: str
    question: str
    help_text: str
    unit: str
    names_certifications: bool


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A group of the form: a kind of fact, or the facts of one entry route."""

    name: str
    heading: str
    route: int = 0

    @property
    def fields(self) -> str:
        """Which fields it offers."""
        return ROUTE if self.route else self.name


def offered_fields() -> dict[str, list[OfferedField]]:
    """Every field by the group that offers it; those of entry routes once for all routes."""
    offered = {
        kind.value: [_offered(field) for field in FIELDS.values() if field.kind is kind]
        for kind in KIND_WORDS
    }
    return offered | {ROUTE: [_offered(field) for field in ROUTE_FIELDS.values()]}


def key_groups(routes: Iterator[int] | list[int]) -> list[KeyGroup]:
    """The groups in the order of the form, with these entry routes among them."""
    groups = [KeyGroup(kind.value, str(words)) for kind, words in KIND_WORDS.items()]
    behind = next(i for i, group in enumerate(groups) if group.name == FactKind.PREREQUISITE.value) + 1
    among = [KeyGroup(f"{ROUTE}-{number}", route_words(number), number) for number in sorted(routes)]
    return [*groups[:behind], *among, *groups[behind:]]


def group_of(key: str) -> str:
    """The name of the group in which a fact of this key stands."""
    if route := route_of(key):
        return f"{ROUTE}-{route[0]}"
    field = field_of(key)
    return field.kind.value if field else FactKind.CONTENT.value


def route_words(number: int) -> str:
    """What an entry route is called."""
    return _("Route %(number)d") % {"number": number}


def _offered(field: FactField) -> OfferedField:
    return OfferedField(
        key=field.key,
        label=field.label,
        question=field.question,
        help_text=str(FORM_WORDS[field.value_type]),
        unit=field.unit,
        names_certifications=field.value_type is ValueType.CERTIFICATIONS,
    )
