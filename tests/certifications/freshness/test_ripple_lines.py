"""What would change with facts is said in lines."""

from certifications.freshness.presenters.ripple import ripple_lines
from certifications.freshness.queries.ripple import Ripple, UsedIn
from portal.editorial.usage import Use, UseGroup


def line(*names: str, more: str = "") -> str:
    uses = tuple(Use("statements", name) for name in names)
    group = UseGroup("Statements", "statements", len(uses), uses, more, is_reached=True)
    (told,) = ripple_lines(Ripple((), (UsedIn("PMP", (group,)),), 0))
    return told.words


def test_uses_of_a_kind_are_one_sentence_however_many_there_are() -> None:
    assert line("In demand.", "Accredited.") == "PMP, statements: In demand and Accredited"
    assert line("In demand.", "Accredited.", more="and 9 more") == (
        "PMP, statements: In demand, Accredited and 9 more"
    )
