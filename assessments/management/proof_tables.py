"""A proof report at the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from assessments.authoring.queries import NamedDefinition
from assessments.domain.proof.report import FindingKind, Report, Severity
from assessments.proofs.presenters.findings import tell
from assessments.proofs.presenters.report import ProofView, present_proof
from assessments.wording.texts import Wording

BAR = 20
# Of a cell in its column; what is longer stands in its own lines below.
WIDEST = 60


def proof_lines(
    item: NamedDefinition, report: Report | None, *, with_overlaps: bool = False
) -> Iterator[str]:
    """A report as lines; without one, why the definition cannot be read.

    Rules that hold at once are counted, and listed with `with_overlaps`: there are often hundreds of pairs.
    """
    yield item.title
    if item.definition is None or report is None:
        yield from (f"  {sentence}" for sentence in item.refusals)
        return
    wording = Wording(item.definition)
    view = present_proof(report, wording)
    yield f"  logic {report.logic_hash}, prover {report.prover}"
    yield f"  {_verdict(report)}"
    yield from _findings(report, wording, with_overlaps=with_overlaps)
    yield from chain(_mirror(view), _shares(view), _questions(view), _straight(view))
    yield ""


def _verdict(report: Report) -> str:
    counts = [(len(report.of(severity)), str(severity)) for severity in Severity]
    return ", ".join(f"{count} {word}" if count == 1 else f"{count} {word}s" for count, word in counts)


def _findings(report: Report, wording: Wording, *, with_overlaps: bool) -> Iterator[str]:
    for finding in report.findings:
        if finding.kind is FindingKind.RULE_OVERLAP and not with_overlaps:
            continue
        told = tell(finding, wording)
        yield f"  {finding.severity!s:<8} {finding.place}"
        yield f"           {told.sentence}"
    overlaps = sum(finding.kind is FindingKind.RULE_OVERLAP for finding in report.findings)
    if overlaps and not with_overlaps:
        yield f"  notice   pairs of rules that can hold at once: {overlaps} (--verbosity 2 lists them)"


def _mirror(view: ProofView) -> Iterator[str]:
    yield f"  Mirror: {view.mirror}"


def _shares(view: ProofView) -> Iterator[str]:
    if view.shares_method:
        yield f"  Shares: {view.shares_method}"
        bars = ["█" * (share.value * BAR // share.maximum) for share in view.shares]
        rows = [(share.label, share.words, bar) for share, bar in zip(view.shares, bars, strict=True)]
        yield from table(rows)


def _questions(view: ProofView) -> Iterator[str]:
    yield "  What another answer to one question alone can do:"
    for words in dict.fromkeys(effect.words for effect in view.effects):
        yield f"    {words}:"
        yield from (f"      {effect.question}" for effect in view.effects if effect.words == words)
    if view.fragile:
        yield f"  {view.fragile}"


def _straight(view: ProofView) -> Iterator[str]:
    yield "  Answers given without reading:"
    yield from table([(line.pattern, line.path) for line in view.straight_lines])


def table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Rows in columns, each as wide as its widest cell up to a bound."""
    widths = [min(max(map(len, column)), WIDEST) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "    " + "  ".join(cells).rstrip()
