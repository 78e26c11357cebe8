"""Where a page or a row of a list is used: by what points at it, and by what is computed from it.

Wagtail's index knows what points at it. What is computed, a room above tells by the port `use_finders`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import Panel
from wagtail.models import ReferenceIndex

from portal.shared.ports import Port
from portal.shared.words import listed

# As many of a kind as the list names; it counts the others.
NAMED = 8


@dataclass(frozen=True, slots=True)
class Use:
    """One use. `kind` names all of its kind, such as “progressions”; `note` says how, or what follows.

    `url` is where people edit it or read it; empty where there is no such place.
    """

    kind: str
    name: str
    url: str = ""
    note: str = ""
    # Whether it shows or reads what is published of the content, so that a change reaches it.
    is_reached: bool = True


@dataclass(frozen=True, slots=True)
class UseGroup:
    """All uses of one kind: the first of them, and how many more there are."""

    kind: str
    name: str
    count: int
    uses: tuple[Use, ...]
    more: str
    is_reached: bool


# Of one content, whatever its type: what is computed from it, or tells of it.
UseFinder = Callable[[Any], Iterable[Use]]

use_finders: Port[str, UseFinder] = Port("uses of contents")


class CountedManyField(ParentalManyToManyField):
    """Several rows of another list, each counted by Wagtail as used here."""

    def extract_references(self, rows: Iterable[Any]) -> Iterator[tuple[type[Any], str, str, str]]:
        """For Wagtail's index of references. No query: the rows were read."""
        yield from ((self.related_model, str(row.pk), "item", f"item.{row.pk}") for row in rows)

    def deconstruct(self) -> Any:
        """As the plain relation: the tables know nothing of the index."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs


def uses_of(content: Any, person: Any) -> tuple[UseGroup, ...]:
    """Where a content is used, by kind, as published. A query a kind, and those of the finders."""
    kinds: dict[str, list[Use]] = {}
    computed = (use for _key, find in use_finders for use in find(content))
    for use in (*_references(content, person), *computed):
        kinds.setdefault(use.kind, []).append(use)
    return tuple(_group(kind, uses) for kind, uses in kinds.items())


def uses_on_form(content: Any, person: Any) -> tuple[UseGroup, ...]:
    """As `uses_of`, found once for all panels of a form."""
    groups: tuple[UseGroup, ...] | None = content.__dict__.get("_uses")
    if groups is None:
        groups = content.__dict__["_uses"] = uses_of(content, person)
    return groups


def reach_words(groups: Iterable[UseGroup]) -> str:
    """The kinds in a sentence: “progressions (3), comparisons (1) and role families (2)”; empty for none."""
    words = _("%(kind)s (%(count)d)")
    reached = (group for group in groups if group.is_reached)
    return listed([words % {"kind": group.name, "count": group.count} for group in reached])


def _group(kind: str, uses: list[Use]) -> UseGroup:
    left = len(uses) - NAMED
    more = ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left} if left > 0 else ""
    return UseGroup(
        capfirst(kind), kind, len(uses), tuple(uses[:NAMED]), more, any(use.is_reached for use in uses)
    )


def _references(content: Any, person: Any) -> Iterator[Use]:
    """What points at it, kind by kind. One query a kind, where Wagtail takes one a source.

    A model whose names take further rows may read them for many at once: `read_names`.
    """
    kinds: dict[int, dict[str, list[ReferenceIndex]]] = {}
    for reference in ReferenceIndex.get_references_to(content).order_by("content_type", "pk"):
        kinds.setdefault(reference.content_type_id, {}).setdefault(reference.object_id, []).append(reference)
    urls = AdminURLFinder(person)
    for content_type, references in kinds.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None:
            continue
        sources = list(model._default_manager.filter(pk__in=references))
        if hasattr(model, "read_names"):
            model.read_names(sources)
        for source in sources:
            url = urls.get_edit_url(source)
            fields = dict.fromkeys(_field(one) for one in references[str(source.pk)])
            name = str(source) if url else _("one that you can’t open")
            yield Use(str(model._meta.verbose_name_plural), name, url or "", listed(list(fields)))


def _field(reference: ReferenceIndex) -> str:
    """The field that points at it; of a row below its source, what such a row is called."""
    words: str = str(reference.describe_source_field()).partition(" → ")[0]
    return words


class UsagePanel(Panel):
    """On the form of a page or a row of a list: where it is used."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": gettext_lazy("Where this is used"), **kwargs})

    @property
    def clean_name(self) -> str:
        """A name that no column has."""
        return "where_used"

    class BoundPanel(Panel.BoundPanel):
        """The list for one content."""

        template_name: ClassVar[str] = "editorial/where_used.html"

        def is_shown(self) -> bool:
            """Whether it is there at all: what is new is used nowhere."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The uses by kind."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "groups": uses_on_form(self.instance, self.request.user)}
