"""docs/howto/add-a-finding.md, followed once, as far as words go: name, sentence, advice, what stays open."""

from tests.howto.conftest import Scratch

WORDS = "assessments/proofs/presenters/findings.py"
PROGRAM = """
from assessments.domain.proof.report import FindingKind, Finding, Severity
from assessments.proofs.presenters.findings import ADVICE, OPEN_QUESTIONS, SENTENCES, advice_words

finding = Finding(FindingKind.TOO_LONG, Severity.WARNING, "")
print(SENTENCES[finding.kind](finding, {}, None))
print(advice_words(finding))
print(OPEN_QUESTIONS[finding.kind]())
print(set(FindingKind) == set(SENTENCES) == set(ADVICE) == set(OPEN_QUESTIONS))
"""


def test_finding_added_by_the_recipe_is_told_in_words(scratch: Scratch) -> None:
    scratch.edit(
        "assessments/domain/proof/report.py",
        '    MIRROR_BROKEN = "mirror_broken"\n',
        '    MIRROR_BROKEN = "mirror_broken"\n    TOO_LONG = "too_long"\n',
    )
    last = "    FindingKind.NOT_PROVEN: "
    for old, words in (
        (f"{last}_not_proven,\n", 'lambda *_given: _("Nobody finishes this.")'),
        (f"{last}lambda: _(\n", 'lambda: _("Ask less.")'),
        (f'{last}lambda: _("what was asked"),\n', 'lambda: _("whether anybody finishes")'),
    ):
        scratch.edit(WORDS, old, f"    FindingKind.TOO_LONG: {words},\n{old}")

    assert scratch.run(PROGRAM) == ["Nobody finishes this.", "Ask less.", "whether anybody finishes", "True"]
