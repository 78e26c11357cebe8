"""A column that names a certification by its slug, and the choice of it by name in a form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import compare

from certifications.domain.statements import EXTERNAL, external_name, is_outside_catalogue
from certifications.models.certification import CertificationPage
from portal.editorial.comparison import WordsComparison

CHOOSE = gettext_lazy("Choose a certification")
OUTSIDE = gettext_lazy("Or the name of one outside the catalogue")
# Characters of such a name: the column takes 80, “ext:” among them.
LONGEST_NAME = 70

Choice = tuple[str, str | Promise]
Group = tuple[str | Promise, list[Choice]]


def certification_label(title: str, abbreviation: str, issuer: str | None, *, live: bool = True) -> str:
    """A certification as a list of choices names it: “PMP – Project Management Professional, PMI”."""
    name = f"{abbreviation} – {title}" if abbreviation and abbreviation != title else title
    label = f"{name}, {issuer}" if issuer else name
    return label if live else _("%(name)s (not published)") % {"name": label}


def certification_choices(*, live_only: bool = False) -> list[Choice]:
    """The certifications by slug, by name, the issuer beside it. One query."""
    pages = CertificationPage.objects.filter(**({"live": True} if live_only else {}))
    rows = pages.values_list("slug", "title", "abbreviation", "issuer__name", "live")
    named = ((slug, certification_label(*name, live=live)) for slug, *name, live in rows)
    return sorted(named, key=lambda choice: str(choice[1]).casefold())


def live_certification_choices() -> list[Choice]:
    """As `certification_choices`, those that readers see."""
    return certification_choices(live_only=True)


def names_by_slug(slugs: Iterable[str]) -> dict[str, str]:
    """A few words for each slug, the abbreviation where there is one; also of those outside. One query."""
    wanted = set(slugs)
    pages = CertificationPage.objects.filter(slug__in=wanted).values_list("slug", "abbreviation", "title")
    outside = {slug: external_name(slug) for slug in wanted}
    return outside | {slug: abbreviation or title for slug, abbreviation, title in pages}


def with_names(rows: models.QuerySet[Any], *columns: str) -> models.QuerySet[Any]:
    """The rows, each with the few words for the slug in a column, and with all by which people search it.

    As `<column>_short` and `<column>_full`; empty where the catalogue has no such slug. No further query.
    """
    pages = CertificationPage.objects.order_by()
    named: dict[str, Any] = {}
    for column in columns:
        page = pages.filter(slug=models.OuterRef(column))
        short = Coalesce(NullIf("abbreviation", models.Value("")), "title")
        full = Concat("abbreviation", models.Value(" "), "title")
        named[f"{column}_short"] = Coalesce(models.Subquery(page.values(_=short)[:1]), models.Value(""))
        named[f"{column}_full"] = Coalesce(models.Subquery(page.values(_=full)[:1]), models.Value(""))
    named_rows: models.QuerySet[Any] = rows.annotate(**named)
    return named_rows


class CertificationSelect(forms.Select):
    """The certifications by name. What is chosen but not offered stays, so that saving loses nothing."""

    def __init__(self, empty: str | Promise) -> None:
        super().__init__()
        self.empty = empty
        # Read when it is drawn: a certification may be new.
        self.choices = CallableChoiceIterator(self._offered)

    def _offered(self) -> Iterator[Choice | Group]:
        yield "", self.empty
        yield from certification_choices()

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """What is offered, and what is chosen beside it."""
        groups: list[Any] = super().optgroups(name, value, attrs)
        offered = {option["value"] for _name, options, _index in groups for option in options}
        for number, slug in enumerate(slug for slug in value if slug and slug not in offered):
            label = _("%(name)s (outside the catalogue)") % {"name": external_name(slug)}
            option = self.create_option(name, slug, label, True, len(groups), subindex=number, attrs=attrs)
            groups.append((None, [option], len(groups)))
        return groups

    def build_attrs(
        self, base_attrs: Mapping[str, Any], extra_attrs: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The column's greatest length means nothing to a list."""
        attrs: dict[str, Any] = super().build_attrs(dict(base_attrs), dict(extra_attrs or {}))
        attrs.pop("maxlength", None)
        return attrs


class CertificationEndWidget(forms.MultiWidget):
    """A certification of the catalogue, or below it the name of another."""

    def __init__(self) -> None:
        typed = forms.TextInput({"placeholder": OUTSIDE, "aria-label": OUTSIDE, "maxlength": LONGEST_NAME})
        super().__init__({"": CertificationSelect(empty=CHOOSE), "outside": typed})

    def decompress(self, value: str | None) -> list[str]:
        """What is stored is chosen; the name below is for a new one."""
        return [value or "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The label of the field names the list; the name has one of its own, and may be left out."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen, typed = context["widget"]["subwidgets"]
        chosen["attrs"]["id"] = context["widget"]["attrs"].get("id")
        typed["attrs"].pop("required", None)
        return context

    def id_for_label(self, id_: str) -> str:
        """The list's."""
        return id_


class CertificationEndField(forms.CharField):
    """One of the catalogue by its slug, or another by name, which is kept as “ext:” and its slug."""

    widget = CertificationEndWidget

    def clean(self, value: Any) -> str:
        """The slug that is stored.

        Raises:
            ValidationError: both are given, or none where one is needed; or the name has no letter.
        """
        chosen, typed = value if isinstance(value, list | tuple) else (value or "", "")
        typed = " ".join((typed or "").split())
        if chosen and typed:
            raise ValidationError(
                _("Choose a certification of the catalogue, or name one outside it, not both.")
            )
        if typed and not slugify(typed):
            raise ValidationError(_("Write the name with letters or digits."))
        cleaned: str = super().clean(f"{EXTERNAL}{slugify(typed)}" if typed else chosen)
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another one is chosen, or one is named."""
        chosen, typed = data if isinstance(data, list | tuple) else (data, "")
        return bool(typed) or super().has_changed(initial, chosen)


class CertificationSlugField(models.CharField[Any, Any]):
    """The slug of a certification. Wagtail counts it as a use of the page.

    With `outside`, it may hold “ext:” and a name for one that the catalogue does not have.
    """

    def __init__(self, *args: Any, outside: bool = False, **kwargs: Any) -> None:
        self.outside = outside
        super().__init__(*args, **{"max_length": 80, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        """A choice by name."""
        if self.outside:
            ends = {"form_class": CertificationEndField, "widget": CertificationEndWidget()}
            return super().formfield(**{**kwargs, **ends})
        empty = gettext_lazy("None of the catalogue") if self.blank else CHOOSE
        return super().formfield(**{**kwargs, "widget": CertificationSelect(empty=empty)})

    def extract_references(self, value: str) -> Iterator[tuple[type[models.Model], str, str, str]]:
        """For Wagtail's index of references: the page of the slug. One query."""
        if value and not is_outside_catalogue(value):
            pages = CertificationPage.objects.filter(slug=value).values_list("pk", flat=True)
            yield from ((CertificationPage, str(pk), "slug", "slug") for pk in pages)

    def deconstruct(self) -> Any:
        """As a plain column: the table knows nothing of the form."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class SlugComparison(WordsComparison):
    """Two certifications by name."""

    def words(self, value: Any) -> str:
        """A few words for the slug. One query."""
        return names_by_slug([value])[value] if value else ""


compare.register_comparison_class(CertificationSlugField, comparison_class=SlugComparison)
