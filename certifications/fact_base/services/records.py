"""One record onto its certification page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.tasks import update_reference_index_task

from certifications.domain.fact_base.lists import CommonError
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.domain.fact_base.records import Contradiction, Record
from certifications.domain.fact_base.statements import Provenance, StatedFact
from certifications.domain.facts import digest_of
from certifications.domain.values import format_value
from certifications.domain.vocabulary import Coverage
from certifications.fact_base.services.author import OPERATOR, ImportAuthor
from certifications.fact_base.services.changes import Changes
from certifications.fact_base.services.rows import (
    PageRows,
    addresses,
    check,
    check_lengths,
    numbered,
    provenance_columns,
    refused,
)
from certifications.fact_base.services.terms import Terms
from certifications.models import (
    CataloguePage,
    CertificationFact,
    CertificationPage,
    Correction,
    FactVerification,
)

# What the tree gives a page when it is added.
PLACED_LATER = ("path", "depth", "content_type")
LISTED = ("issuer", "discipline", "level")
JUDGED_BY = "Our editors"
JUDGEMENTS = frozenset(
    {
        "discipline",
        "level",
        "orientation",
        "who_it_suits",
        "who_it_does_not_suit",
        "verdict",
        "judgement_author",
        "judgement_date",
        "judgement_basis",
        "coverage_why",
    }
)


class RecordImport:
    """Brings the page of one record in line with it."""

    def __init__(
        self,
        record: Record,
        errors: Iterable[CommonError],
        terms: Terms,
        compiled: date,
        changes: Changes,
        *,
        author: ImportAuthor = OPERATOR,
    ) -> None:
        self.record = record
        self.author = author
        self.errors = tuple(errors)
        self.terms = terms
        self.compiled = compiled
        self.changes = changes
        self.rows = PageRows(record.slug, changes)

    def run(self, catalogue: CataloguePage, present: CertificationPage | None) -> None:
        """Make or change the page, and publish it unless an editor has unpublished changes on it, or the
        import is a person's.

        Raises:
            FactBaseRefusedError: the page breaks a rule of its table, or its author may not write it.
        """
        page = present.get_latest_revision_as_object() if present else self._new_page()
        before = len(self.changes.made)
        is_draft = present is not None and (present.has_unpublished_changes or not present.live)
        # One entry of the index of references a page, instead of one for each row that is saved.
        with disable_reference_index_auto_update():
            self._fields(page, is_new=present is None)
            if present is None:
                self._require(self.author.refusal_of_new_page(catalogue))
                self._add(page, catalogue)
            self._children(page)
            if len(self.changes.made) == before:
                return
            if present is not None:
                self._require(self.author.refusal_of_page(present))
            self._check(page)
            revision = page.save_revision(
                log_action=True, user=self.author.person, clean=self.author.publishes
            )
            if is_draft or not self.author.publishes:
                self.changes.drafts.append(self.record.slug)
            else:
                self._publish(revision)
        update_reference_index_task.enqueue(page._meta.app_label, page._meta.model_name, str(page.pk))

    def _add(self, page: CertificationPage, catalogue: CataloguePage) -> None:
        """Put a new page below the catalogue, before its rows: publishing the revision saves those, and would
        save them a second time.
        """
        self._check(page)
        if not self.author.publishes:
            # Saving checks once more, and would refuse a draft.
            page.__dict__["full_clean"] = lambda *_args, **_options: None
        catalogue.add_child(instance=page)
        page.__dict__.pop("full_clean", None)

    def _new_page(self) -> CertificationPage:
        """A page that is not there yet; only an operator's is live from the start."""
        return CertificationPage(live=self.author.publishes, owner=self.author.person)

    def _require(self, refusal: str) -> None:
        if refusal:
            raise FactBaseRefusedError((Problem(self.record.slug, "the record", refusal),))

    def _publish(self, revision: Revision) -> None:
        """Put it live, unless it points at a row of a list that nobody approved."""
        try:
            revision.publish()
        except ValidationError as error:
            said = ValidationError({NON_FIELD_ERRORS: error.messages})
            raise refused(self.record.slug, "", said) from error

    def _check(self, page: CertificationPage) -> None:
        try:
            check_lengths(page)
            # A draft may point at rows that are drafts themselves: until they are live, it cannot go live.
            page.full_clean(exclude=PLACED_LATER if self.author.publishes else (*PLACED_LATER, *LISTED))
        except ValidationError as error:
            raise refused(self.record.slug, "", error) from error

    def _fields(self, page: CertificationPage, *, is_new: bool) -> None:
        record, terms = self.record, self.terms
        values: dict[str, Any] = {
            "title": record.name,
            "slug": record.slug,
            "abbreviation": record.abbreviation,
            "issuer": terms.issuers[record.issuer.organisation],
            "status": record.status.value,
            "official_url": record.official_url,
            "official_url_checked": record.official_url_checked,
            "discipline": terms.disciplines[record.discipline],
            "level": terms.levels[record.level],
            "orientation": record.orientation.value,
            "who_it_suits": record.who_it_suits,
            "who_it_does_not_suit": record.who_it_does_not_suit,
            "verdict": record.verdict,
            "judgement_author": JUDGED_BY,
            "judgement_date": self.compiled,
            "judgement_basis": record.scope.basis,
            "coverage_why": record.scope.why,
            "named_in_seed": record.named_in_seed,
            "not_found": "\n".join(record.not_found),
            "naming_note": record.naming_note,
            "entry_note": record.entry_note,
            "claims_policy": record.claims_policy,
            "seed_mention": record.seed_mention,
        }
        if is_new:
            for name, value in values.items():
                setattr(page, name, value)
            self.changes.note(record.slug, "page", "", "new")
        else:
            if self._is_judged_later(page):
                self._keep_judgements(page, values)
            self.changes.assign(record.slug, "", page, values)
        if not self._is_judged_later(page):
            self._also_fits(page)

    def _also_fits(self, page: CertificationPage) -> None:
        also = self.record.also_fits_discipline
        wanted = [self.terms.disciplines[also]] if also else []
        before = list(page.also_fits.all())
        if {term.pk for term in before} != {term.pk for term in wanted}:
            old, new = (", ".join(sorted(term.key for term in terms)) for terms in (before, wanted))
            self.changes.note(self.record.slug, "also_fits", old, new)
            page.also_fits = wanted

    def _is_judged_later(self, page: CertificationPage) -> bool:
        """Whether an editor judged it after the file was compiled; the judgements then stay theirs."""
        return page.judgement_date is not None and page.judgement_date > self.compiled

    def _keep_judgements(self, page: CertificationPage, values: dict[str, Any]) -> None:
        for name in sorted(JUDGEMENTS):
            offered = values.pop(name)
            if getattr(page, name) != offered and name != "judgement_date":
                self.changes.keep(self.record.slug, name, getattr(page, name), offered)

    def _children(self, page: CertificationPage) -> None:
        self._facts(page)
        if not self._is_judged_later(page):
            self._coverage(page)
        self.rows.bring_in_line(
            page.contradictions,
            "contradictions",
            ("topic",),
            [self._contradiction(item) for item in self.record.contradictions],
            stays=lambda row: row.collected_on > self.compiled,
        )
        self._common_errors(page)
        self._sources(page)

    def _coverage(self, page: CertificationPage) -> None:
        self.rows.bring_in_line(
            page.coverage,
            "coverage",
            ("focus_area_id",),
            [
                {
                    "focus_area_id": self.terms.focus_areas[area].pk,
                    "coverage": coverage.value,
                    "issuer_only": self.record.scope.is_by_issuer_alone
                    and coverage in {Coverage.PARTIAL, Coverage.CORE},
                }
                for area, coverage in self.record.scope.coverage
            ],
            names={area.pk: key for key, area in self.terms.focus_areas.items()},
        )

    def _common_errors(self, page: CertificationPage) -> None:
        self.rows.bring_in_line(
            page.common_errors,
            "common_errors",
            ("wrong",),
            [
                {
                    "wrong": error.wrong,
                    "better": error.better,
                    "seen_at": addresses(error.seen_at),
                    "corrected_by": addresses(error.corrected_by),
                }
                for error in self.errors
            ],
        )

    def _sources(self, page: CertificationPage) -> None:
        self.rows.bring_in_line(
            page.sources,
            "sources",
            ("url", "reference"),
            [
                {
                    "url": source.url,
                    "reference": source.reference,
                    "source_date": source.year,
                    "quality": source.quality.value,
                    "note": source.note,
                }
                for source in self.record.sources
            ],
        )

    def _facts(self, page: CertificationPage) -> None:
        rows = list(page.facts.all())
        kept = self._editors_since(page)
        by_identity = {(row.key, position): row for row, position in numbered(rows, self.compiled)}
        for stated in self.record.facts:
            values = self._fact(stated)
            row = by_identity.get((stated.key, stated.position))
            if row is None:
                row = CertificationFact(sort_order=len(rows), **values)
                rows.append(row)
                self.changes.note(self.record.slug, stated.key, "", values["value"])
            elif self._is_newer(row, kept):
                if row.value != values["value"]:
                    self.changes.keep(self.record.slug, stated.key, row.value, values["value"])
                continue
            else:
                self.changes.assign(self.record.slug, stated.key, row, values)
            check(self.record.slug, stated.key, row)
        page.facts.set(rows)

    def _is_newer(self, row: CertificationFact, kept: set[str]) -> bool:
        """Whether a person checked, corrected or collected what the row states since the file's day."""
        digest = digest_of(row.key, row.value, row.source_url or row.source_note)
        return digest in kept or row.key in kept or row.collected_on > self.compiled

    def _editors_since(self, page: CertificationPage) -> set[str]:
        """What people settled on or after the day the file was compiled.

        Digests of the statements that they checked, and keys of those that they corrected.
        """
        if page.pk is None:
            return set()
        of_page = {"certification": page.translation_key}
        checked = FactVerification.objects.in_effect(**of_page, verified_on__gte=self.compiled)
        corrected = Correction.objects.filter(**of_page, corrected_on__gte=self.compiled)
        return {*checked.values_list("digest", flat=True), *corrected.values_list("key", flat=True)}

    def _fact(self, stated: StatedFact) -> dict[str, Any]:
        return {"key": stated.key, "value": format_value(stated.value), **self._provenance(stated.provenance)}

    def _contradiction(self, item: Contradiction) -> dict[str, Any]:
        return {
            "topic": item.value.topic,
            "claims": "\n".join(item.value.claims),
            **self._provenance(item),
        }

    def _provenance(self, provenance: Provenance) -> dict[str, Any]:
        return provenance_columns(provenance, self.compiled)
