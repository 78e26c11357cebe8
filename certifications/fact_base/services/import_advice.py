"""The import of an advice file: what stands beside the facts of certifications."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from certifications.domain.fact_base.advice import Advice, StatedAlternative, StatedGroup, StatedRole
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.domain.vocabulary import Service, Stage
from certifications.fact_base.services.author import OPERATOR, ImportAuthor
from certifications.fact_base.services.changes import Changes
from certifications.fact_base.services.circumstances import Circumstances, import_circumstances
from certifications.fact_base.services.named import NamedCertifications
from certifications.fact_base.services.outgrown import OutgrownConditions
from certifications.fact_base.services.records import JUDGED_BY
from certifications.fact_base.services.rows import ListRows, day_to_come, provenance_columns
from certifications.models import (
    AlternativeGroup,
    DatedChange,
    Discipline,
    Issuer,
    Outgrown,
    Recognition,
    RoleFamily,
)
from portal.shared import page_cache
from portal.shared.clock import site_date

# How the file calls the fact base that it goes with, and what that is to readers of a page.
THE_FACT_BASE, FACTS_OF_THE_PAGE = "certification-facts.yaml", "the facts in our catalogue"
# An external name that stands for every certification of an issuer, by the key of the issuer.
ALL_OF = {"ext:peoplecert-all": "peoplecert"}


def import_advice(advice: Advice, *, dry_run: bool = False, author: ImportAuthor = OPERATOR) -> Changes:
    """Bring role families, alternatives and the rest in line with a file, in one transaction.

    What an operator imports goes live; what a person imports waits as drafts in their name.

    Raises:
        FactBaseRefusedError: the file is of a day to come, names a certification that the catalogue does not
            have, or does not fit the tables; nothing is imported.
    """
    changes = Changes()
    with transaction.atomic():
        bring_advice(advice, changes, author)
        if changes.made and author.publishes:
            page_cache.purge()
        if dry_run:
            transaction.set_rollback(True)
    return changes


def bring_advice(advice: Advice, changes: Changes, author: ImportAuthor = OPERATOR) -> None:
    """The same inside a transaction of the caller's, which notes the changes.

    Raises:
        FactBaseRefusedError: as above.
    """
    if advice.meta.compiled > site_date():
        raise FactBaseRefusedError((day_to_come(advice.meta.compiled),))
    _AdviceImport(advice, changes, author).run()


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)


def _sources(items: Iterable[str]) -> str:
    """Sources a line each. The fact base stands for the facts of the certification's own page."""
    return _lines(FACTS_OF_THE_PAGE if item == THE_FACT_BASE else item for item in items)


class _AdviceImport:
    """One file onto the lists."""

    def __init__(self, advice: Advice, changes: Changes, author: ImportAuthor) -> None:
        self.advice = advice
        self.rows = ListRows(changes, advice.meta.compiled, author)
        self.named = NamedCertifications(advice.names)
        # Words that ask nothing of somebody's work.
        self._plain = frozenset(read.words for read in advice.readings.circumstances if not read.circumstance)

    def run(self) -> None:
        """Import everything, or refuse with everything that names what is not there."""
        known = import_circumstances(self.advice, self.rows)
        for order, role in enumerate(self.advice.role_families):
            self._role(role, order)
        # Rules point at roles.
        self.rows.publish_new()
        self._groups()
        self._outgrown(known)
        self._recognition(known)
        self._changes()
        self.named.refuse_unknown()
        self.rows.publish_new()

    def _judged(self) -> dict[str, Any]:
        return {"judged_by": JUDGED_BY, "judged_on": self.advice.meta.compiled}

    def _is_judged_later(self, row: Any) -> bool:
        return bool(row.judged_on and row.judged_on > self.advice.meta.compiled)

    def _role(self, role: StatedRole, order: int) -> None:
        disciplines = {term.key: term for term in Discipline.objects.filter(key__in=role.disciplines)}
        self.rows.upsert(
            RoleFamily,
            {"key": role.slug},
            {
                "name": role.name,
                "description": role.in_one_line,
                "sort_order": order,
                "titles": _lines(role.titles),
                "synonyms": _lines(role.synonyms),
                "titles_basis": role.titles_basis.value,
                "titles_sources": _lines(role.titles_sources),
                "week": _lines(role.week),
                "week_basis": role.week_basis.value,
                "week_sources": _lines(role.week_sources),
                "kind_of_work": role.kind_of_work.value,
                "kind_note": role.kind_note,
                "disciplines": [disciplines[key] for key in role.disciplines if key in disciplines],
                "counsel": role.counsel,
                "counsel_basis": role.counsel_basis,
                "counsel_sources": _lines(filter(None, (role.counsel_source, *role.counsel_also))),
                **self._judged(),
            },
            below={
                "services": [values for stage in Stage for values in self._services(role, stage)],
                "misfits": [
                    {**self.named.columns(role.slug, item.certification), "why": item.why}
                    for item in role.not_for_this_role
                ],
            },
            stays=self._is_judged_later,
        )

    def _services(self, role: StatedRole, stage: Stage) -> Iterator[dict[str, Any]]:
        """What serves a role at a stage. The first that needs no special case is the usual choice."""
        is_first = True
        for item in getattr(role.certifications, stage):
            when = item.when or item.sector
            is_usual = is_first and (not when or when in self._plain)
            is_first = is_first and not is_usual
            yield {
                **self.named.columns(role.slug, item.certification, item.label),
                "stage": stage.value,
                "service": (Service.USUAL if is_usual else Service.GOOD).value,
                "why": item.why,
                "when": when,
                "regions": " ".join(sorted(item.regions)),
                "basis": item.basis.value,
                "confidence": item.confidence.value if item.confidence else "",
                "source_url": item.source_url,
                "source_date": item.source_date,
                "note": item.note,
            }

    def _groups(self) -> None:
        for order, group in enumerate(self.advice.alternatives):
            chosen = group.default.choose
            default = self.named.columns(group.slug, chosen) if chosen in self.named.pages else {}
            self.rows.upsert(
                AlternativeGroup,
                {"key": group.slug},
                {
                    "name": f"{group.role}, {group.level}",
                    "sort_order": order,
                    "rule": group.rule.value,
                    "question": group.question,
                    "why_rivals": group.why_rivals,
                    "lock_in": group.lock_in,
                    "default": default.get("certification"),
                    "default_words": "" if default else self.named.in_words(chosen),
                    "default_unless": _lines(map(self.named.in_words, group.default.unless)),
                    "default_basis": group.default.basis,
                    "confidence": group.confidence.value if group.confidence else "",
                    "sources": _sources(group.sources),
                    "note": group.note,
                    **self._judged(),
                },
                below={"members": [self._member(group, member) for member in group.members]},
                stays=self._is_judged_later,
            )

    def _member(self, group: StatedGroup, member: StatedAlternative) -> dict[str, Any]:
        return {
            **self.named.columns(group.slug, member.certification, member.label),
            "form": member.form,
            "cost": member.cost,
            "renewal": member.renewal,
            "recognition": member.recognition,
            "best_if": member.best_if,
            "caution": member.caution,
            "basis": member.basis.value,
            "sources": _sources(member.sources),
        }

    def _outgrown(self, known: Circumstances) -> None:
        conditions = OutgrownConditions(
            self.named, known, {role.key: role for role in RoleFamily.objects.all()}
        )
        for rule in self.advice.outgrown_by:
            named = self.named.columns("outgrown_by", rule.certification)["certification"]
            below = {"conditions": conditions.of(rule)}
            if named is None:
                continue
            self.rows.upsert(
                Outgrown,
                {"certification": named},
                {
                    "because": rule.because,
                    "still_sensible_if": _lines(rule.still_sensible_if),
                    "basis": rule.basis.value,
                    "confidence": rule.confidence.value if rule.confidence else "",
                    "sources": _sources(rule.sources),
                    "note": rule.note,
                    **self._judged(),
                },
                below=below,
                stays=self._is_judged_later,
            )

    def _recognition(self, known: Circumstances) -> None:
        for item in self.advice.recognition:
            self.rows.upsert(
                Recognition,
                {"statement": item.statement},
                {
                    "topic": item.topic.value,
                    "regions": [known.regions[key] for key in item.regions],
                    "fields_of_work": ", ".join(item.industries),
                    "in_plans": item.use_in_plan,
                    **provenance_columns(item, self.advice.meta.compiled),
                },
                below={
                    "certifications": [
                        self.named.columns("recognition", slug) for slug in item.certifications
                    ]
                },
            )

    def _changes(self) -> None:
        issuers = {issuer.key: issuer for issuer in Issuer.objects.all()}
        for item in self.advice.dated_changes:
            issuer = issuers.get(ALL_OF.get(item.certification, ""))
            named = (
                {"certification": None, "other": ""}
                if issuer
                else self.named.columns("dated_changes", item.certification)
            )
            self.rows.upsert(
                DatedChange,
                {**named, "issuer": issuer, "what": item.what, "after": item.after},
                {
                    "before": item.before,
                    "in_force_from": item.in_force_from,
                    "kind": item.kind,
                    **provenance_columns(item, self.advice.meta.compiled),
                },
            )
