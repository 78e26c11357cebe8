"""Facts and certifications as texts show them: as they are today, from the memory of the process."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from certifications.articles.presenters.side_by_side import (
    ExcerptView,
    SideBySideView,
    excerpt_rows,
    excerpt_view,
    row_choices,
    side_by_side_view,
)
from certifications.catalogue.presenters.catalogue import CatalogueRow, catalogue_row
from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.domain.fields import field_of
from certifications.domain.references import FactReference, labelled_parts, part_of
from certifications.facts.presenters.fact_sheet import FactItem, anchor_of, fact_item
from certifications.models.live_contents import Choices
from certifications.models.reference_choice import (
    EXAMPLE_CERTIFICATION,
    EXAMPLE_COMPARISON,
    EXAMPLE_TERM,
)
from certifications.queries.fact_words import amount_words, value_words
from certifications.queries.glossary import GlossaryEntry, kept_glossary
from certifications.queries.kept import (
    ComparedDisciplines,
    kept_by_key,
    kept_certifications,
    kept_comparisons,
)
from certifications.wording.marks import MarkMaker
from certifications.wording.words import key_words
from portal.shared.clock import site_date
from portal.shared.components import Link

# Characters of a line in the list of facts.
LONGEST_OPTION = 90
# What the preview of a block shows while the glossary is empty.
EXAMPLE_ENTRY = GlossaryEntry(
    EXAMPLE_TERM, "Project", "Work with an end: once the result is there, it is over.", "", (), ()
)


@dataclass(frozen=True, slots=True)
class LiveFactView:
    """A fact in a text. `item` is None, and `gone` a sentence, where readers do not see such a fact now.

    `value` is the value inside a sentence; `link` leads to the facts of its kind.
    """

    certification: Link
    own_offer: bool
    label: str
    item: FactItem | None
    value: str
    link: str
    gone: str


@dataclass(frozen=True, slots=True)
class FactOption:
    """A fact that an editor can choose: what is stored, what is stated, its present value."""

    reference: str
    label: str
    value: str

    @property
    def words(self) -> str:
        """What is stated and its value, in a line."""
        return Truncator(f"{self.label}: {self.value}").chars(LONGEST_OPTION)


class CatalogueContents:
    """Shows certifications as everybody may read them.

    No query but for the pages' generation, at most once a second; after a change, those of
    `certifications.queries.kept`.
    """

    def fact(self, reference: FactReference) -> LiveFactView:
        """A fact with its value, source and dates, or that it is not stated any more."""
        certification = shown(reference.certification)
        field = field_of(reference.key)
        label = field.label if field else reference.key
        if certification is None:
            return LiveFactView(
                Link("", ""), False, label, None, "", "", _("The catalogue no longer has this certification.")
            )
        link = Link(certification.short_name, certification.url)
        is_own = certification.issuer.is_publisher
        fact = stated_fact(certification, reference)
        if fact is None:
            gone = _("We no longer have a source for this. See the certification’s page.")
            return LiveFactView(link, is_own, label, None, "", "", gone)
        marks = MarkMaker(site_date(), reference.certification)
        return LiveFactView(
            certification=link,
            own_offer=is_own,
            label=fact.label,
            item=fact_item(fact, titles(), marks),
            value=fact_words(fact, reference.part),
            link=f"{certification.url}#{anchor_of(fact.kind)}",
            gone="",
        )

    def fact_html(self, reference: FactReference) -> str:
        """A fact's value inside a sentence, as HTML."""
        return render_to_string("blocks/inline_fact.html", {"fact": self.fact(reference)}).strip()

    def card(self, certification: UUID) -> CatalogueRow | None:
        """A certification in brief; None where readers see none."""
        known = shown(certification)
        return catalogue_row(known, titles(), site_date()) if known else None

    def side_by_side(
        self, certifications: Sequence[UUID], rows: Sequence[str], caption: str
    ) -> SideBySideView | None:
        """Certifications beside each other; None where readers see fewer than two of them."""
        found = [one for one in map(shown, certifications) if one is not None]
        return side_by_side_view(found, rows, caption, titles(), site_date()) if len(found) > 1 else None

    def comparison(self, page: UUID, rows: Sequence[str]) -> ExcerptView | None:
        """Rows of a comparison of two disciplines; None where readers do not see the page."""
        compared = self.compared(page)
        return excerpt_view(compared, rows, kept_certifications(), site_date()) if compared else None

    def compared(self, page: UUID) -> ComparedDisciplines | None:
        """A comparison of two disciplines, if everybody may read it; for the example any one."""
        known = kept_comparisons()
        return next(iter(known.values()), None) if page == EXAMPLE_COMPARISON else known.get(page)

    def terms(self, keys: Sequence[str]) -> tuple[GlossaryEntry, ...]:
        """Words of the glossary in the order in which they were chosen; for the example any one."""
        known = {one.key: one for one in kept_glossary()}
        if EXAMPLE_TERM in keys:
            return tuple(known.values())[:1] or (EXAMPLE_ENTRY,)
        return tuple(known[key] for key in keys if key in known)

    def term_choices(self) -> Choices:
        """The words of the glossary that readers see, each by its key."""
        return [(one.key, one.name) for one in kept_glossary()]

    def side_by_side_rows(self) -> Choices:
        """What certifications can be compared by, each with its name."""
        return row_choices()

    def comparison_rows(self) -> Choices:
        """The questions of a comparison of disciplines, each with its name."""
        return excerpt_rows()


def shown(key: UUID) -> Certification | None:
    """The certification with a permanent key, if everybody may read it; for the example any one."""
    if key == EXAMPLE_CERTIFICATION:
        return next((one for one in kept_certifications() if one.fact("fees.exam")), None)
    return kept_by_key().get(key)


def stated_fact(certification: Certification, reference: FactReference) -> Fact | None:
    """The fact that is named, as it is stated now; None where it is gone, or the part of it that is named."""
    facts = certification.facts_of(reference.key)
    if reference.part:
        return next((fact for fact in facts if part_of(fact, reference.part)), None)
    return facts[0] if facts else None


def fact_words(fact: Fact, part: str = "") -> str:
    """A fact's value, or that of one of its parts, inside a sentence."""
    amount = part_of(fact, part) if part else None
    return amount_words(amount) if amount else value_words(fact, titles(), in_hours=False)


def titles() -> dict[str, str]:
    """How certifications are named inside a sentence."""
    return {one.slug: one.title for one in kept_certifications()}


def fact_options(key: UUID) -> tuple[FactOption, ...]:
    """The facts of a certification that can be chosen, in the order of its page; parts after each."""
    certification = kept_by_key().get(key)
    if certification is None:
        return ()
    seen: dict[str, FactOption] = {}
    for fact in certification.facts:
        for part in ("", *(one.label for one in labelled_parts(fact))):
            reference = str(FactReference(key, fact.key, part))
            name = key_words(fact.key)
            label = f"{name} ({part})" if part else name
            seen.setdefault(reference, FactOption(reference, label, fact_words(fact, part)))
    return tuple(seen.values())
