"""Every change that can be found has a sentence."""

import pytest

from assessments.domain.definitions.changes import DefinitionChange, Did, Element
from assessments.versions.presenters.changes import SENTENCES, change_sentences, is_wording_only
from tests.assessments.domain.definitions.test_changes import EDITS

CHANGES = [change for _edit, change in EDITS]


@pytest.mark.parametrize("change", CHANGES)
def test_change_has_a_sentence_both_ways(change: DefinitionChange) -> None:
    back = {Did.ADDED: Did.REMOVED, Did.REMOVED: Did.ADDED}.get(change.did, change.did)

    for did in (change.did, back):
        (sentence,) = change_sentences([DefinitionChange(change.element, did, change.keys)])
        assert sentence.endswith(".")
        assert "%" not in sentence


@pytest.mark.parametrize(("part", "did"), SENTENCES)
def test_sentence_counts(part: Element, did: Did) -> None:
    one, two = (change_sentences([DefinitionChange(part, did, ("a", "b")[:count])])[0] for count in (1, 2))

    assert ("1" in one, "2" in two) in {(True, True), (False, False)}


def test_wording_alone_is_told_apart() -> None:
    title = DefinitionChange(Element.WORDING, Did.CHANGED, ("title",))

    assert is_wording_only([title, DefinitionChange(Element.LOCALE, Did.MOVED)])
    assert not is_wording_only([title, DefinitionChange(Element.PLAN, Did.CHANGED)])
