"""The check of a draft, as editors and moderators see it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.proofs.presenters.findings import rule_name, tell
from assessments.proofs.presenters.report import ProofView, WitnessLine, present_proof, present_sheet
from assessments.proofs.queries import StoredProof
from assessments.wording.rules import RuleView, present_rule
from assessments.wording.texts import Wording
from portal.jobs.models import ACTIVE, Job, JobState
from portal.jobs.presenters import job_row
from portal.shared.words import moment_words, number_words

# In which line of the typed definition a place stands; None where that cannot be told.
LineOf = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet that shows a finding."""

    title: str
    lines: tuple[WitnessLine, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding. `cases` list what it says of several rules at once; `line` is None where it is not known."""

    sentence: str
    place: str
    line: int | None
    advice: str
    cases: tuple[str, ...]
    sheets: tuple[SheetView, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of a severity."""

    key: str
    heading: str
    meaning: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class ReachedView:
    """A rule that can decide, and a sheet on which it does."""

    rule: RuleView
    sheet: tuple[WitnessLine, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A finished check."""

    verdict: str
    when: str
    signed: str
    groups: tuple[FindingGroup, ...]
    proof: ProofView
    reached: tuple[ReachedView, ...]


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A check that waits or runs; `total` is None while nobody knows it. Or one that came to no end."""

    is_active: bool
    sentence: str
    done: int
    total: int | None


def present_check(proof: StoredProof, definition: Definition, line_of: LineOf, zone: tzinfo) -> CheckView:
    """A report about a draft."""
    wording = Wording(definition)
    sheets = {item.rule: item.witness for item in proof.report.reached}
    return CheckView(
        verdict=verdict_words(proof),
        when=moment_words(proof.made_at, zone),
        signed=moment_words(proof.signed_at, zone) if proof.signed_at else "",
        groups=tuple(_groups(proof, definition, wording, line_of)),
        proof=present_proof(proof.report, wording),
        reached=tuple(
            ReachedView(present_rule(rule, wording), present_sheet(sheets[rule.key], wording, definition))
            for rule in definition.rules
            if rule.key in sheets
        ),
    )


def present_waiting(job: Job | None) -> WaitingView:
    """A check that is not done: how far it is, or why there is none."""
    if job is None:
        return WaitingView(
            False, _("This draft has changed since the last check, or has never been checked."), 0, None
        )
    if job.state in ACTIVE:
        return WaitingView(True, _progress(job), job.done, job.total)
    if job.state == JobState.CANCELLED:
        return WaitingView(False, _("The check was cancelled, so this draft has not been checked."), 0, None)
    failed = (
        _("The check failed, so this draft has not been checked. %s")
        % job_row(job, show_people=False).error_text
    )
    return WaitingView(False, failed.strip(), 0, None)


def _progress(job: Job) -> str:
    if job.state == JobState.QUEUED:
        return _("The check is waiting to start.")
    if job.total is None:
        return _("We are checking the draft.")
    return _("We are checking the draft: %(done)s of %(total)s.") % {
        "done": number_words(job.done),
        "total": number_words(job.total),
    }


def verdict_words(proof: StoredProof) -> str:
    """Whether a proved draft can go live, and what it waits for."""
    errors, warnings = (len(proof.report.of(item)) for item in (Severity.ERROR, Severity.WARNING))
    if errors:
        return ngettext("Can’t go live: %(count)d error.", "Can’t go live: %(count)d errors.", errors) % {
            "count": errors
        }
    if warnings and proof.needs_signature:
        return ngettext(
            "Can go live once a moderator has signed %(count)d warning.",
            "Can go live once a moderator has signed %(count)d warnings.",
            warnings,
        ) % {"count": warnings}
    if warnings:
        return _("Ready to go live: a moderator has signed the warnings.")
    return _("Ready to go live: no errors, no warnings.")


def _groups(
    proof: StoredProof, definition: Definition, wording: Wording, line_of: LineOf
) -> Iterator[FindingGroup]:
    for severity, heading, meaning in (
        (Severity.ERROR, _("Errors"), _("This draft can’t go live until you fix these.")),
        (
            Severity.WARNING,
            _("Warnings"),
            _(
                "These may be intended. A moderator who did not write the draft must sign them before "
                "it goes live."
            ),
        ),
        (Severity.NOTICE, _("Notices"), _("You don’t need to do anything about these.")),
    ):
        found = [
            _finding(item, definition, wording, line_of)
            for item in proof.report.of(severity)
            if item.kind is not FindingKind.RULE_OVERLAP
        ]
        overlaps = [item for item in proof.report.of(severity) if item.kind is FindingKind.RULE_OVERLAP]
        found += _overlaps(overlaps, definition, wording, line_of)
        if found:
            yield FindingGroup(str(severity), heading, meaning, tuple(found))


def _finding(finding: Finding, definition: Definition, wording: Wording, line_of: LineOf) -> FindingView:
    told = tell(finding, wording)
    return FindingView(
        sentence=told.sentence,
        place=told.place,
        line=line_of(finding.place),
        advice=told.advice,
        cases=(),
        sheets=tuple(
            SheetView(title, present_sheet(witness, wording, definition))
            for title, witness in zip(_titles(finding), finding.witnesses, strict=True)
        ),
    )


def _titles(finding: Finding) -> tuple[str, ...]:
    if len(finding.witnesses) < 2:
        return (_("Answers that show it"),) * len(finding.witnesses)
    if finding.kind is FindingKind.MIRROR_BROKEN:
        return (_("Answers that show it"), _("Their mirror"))
    return (_("Answers that show it"), _("The same with another answer"))


def _overlaps(
    findings: Iterable[Finding], definition: Definition, wording: Wording, line_of: LineOf
) -> Iterator[FindingView]:
    """One entry for each rule that holds where others decide: there are often dozens of pairs."""
    by_place: dict[str, list[Finding]] = {}
    for finding in findings:
        by_place.setdefault(finding.place, []).append(finding)
    for several in by_place.values():
        view = _finding(several[0], definition, wording, line_of)
        if len(several) > 1:
            cases = tuple(_earlier(item, wording) for item in several)
            sentence = _("With some answers, this rule applies as well, but an earlier one decides:")
            view = replace(view, sentence=sentence, cases=cases)
        yield view


def _earlier(finding: Finding, wording: Wording) -> str:
    given = dict(finding.parameters)
    return _("“%(earlier)s”, for “%(path)s”") % {
        "earlier": rule_name(str(given["earlier"]), wording),
        "path": wording.path(str(given["earlier_path"])),
    }
