"""Rich text becomes paragraphs and lists of runs."""

from portal.shared.blocks.prose import LinkTarget, ListItem, ProsePiece, StyledText, prose_of


def test_marks_links_and_facts_become_runs() -> None:
    source = (
        '<p data-block-key="a">Costs <b>much <i>more</i></b>, see <a linktype="page" id="3">here</a>'
        '<sup>2</sup>: <embed embedtype="fact" fact="x/fees.exam"/></p><p></p>'
    )

    assert prose_of(source) == (
        ProsePiece(
            runs=(
                StyledText("Costs "),
                StyledText("much ", ("bold",)),
                StyledText("more", ("bold", "italic")),
                StyledText(", see "),
                StyledText("here", (), LinkTarget(page=3)),
                StyledText("2", ("raised",)),
                StyledText(": "),
                StyledText("", fact="x/fees.exam"),
            )
        ),
    )


def test_items_know_how_deep_they_stand() -> None:
    source = "<p>First:</p><ul><li>one<ol><li>inner</li></ol></li><li>two</li></ul><p>Last</p>"

    assert prose_of(source) == (
        ProsePiece(runs=(StyledText("First:"),)),
        ProsePiece(
            items=(
                ListItem(0, False, (StyledText("one"),)),
                ListItem(1, True, (StyledText("inner"),)),
                ListItem(0, False, (StyledText("two"),)),
            )
        ),
        ProsePiece(runs=(StyledText("Last"),)),
    )


def test_links_lead_to_addresses_documents_or_nowhere() -> None:
    source = '<p><a href="https://x.example/">a</a><a linktype="document" id="7">b</a><a>c</a></p>'

    (part,) = prose_of(source)

    assert [run.target for run in part.runs] == [
        LinkTarget(url="https://x.example/"),
        LinkTarget(document=7),
        LinkTarget(),
    ]
