"""Rich text becomes paragraphs and lists of runs."""

from portal.shared.blocks.prose import ListItem, ProsePart, Run, Target, prose_of


def test_marks_links_and_facts_become_runs() -> None:
    source = (
        '<p data-block-key="a">Costs <b>much <i>more</i></b>, see <a linktype="page" id="3">here</a>'
        '<sup>2</sup>: <embed embedtype="fact" fact="x/fees.exam"/></p><p></p>'
    )

    assert prose_of(source) == (
        ProsePart(
            runs=(
                Run("Costs "),
                Run("much ", ("bold",)),
                Run("more", ("bold", "italic")),
                Run(", see "),
                Run("here", (), Target(page=3)),
                Run("2", ("raised",)),
                Run(": "),
                Run("", fact="x/fees.exam"),
            )
        ),
    )


def test_items_know_how_deep_they_stand() -> None:
    source = "<p>First:</p><ul><li>one<ol><li>inner</li></ol></li><li>two</li></ul><p>Last</p>"

    assert prose_of(source) == (
        ProsePart(runs=(Run("First:"),)),
        ProsePart(
            items=(
                ListItem(0, False, (Run("one"),)),
                ListItem(1, True, (Run("inner"),)),
                ListItem(0, False, (Run("two"),)),
            )
        ),
        ProsePart(runs=(Run("Last"),)),
    )


def test_links_lead_to_addresses_documents_or_nowhere() -> None:
    source = '<p><a href="https://x.example/">a</a><a linktype="document" id="7">b</a><a>c</a></p>'

    (part,) = prose_of(source)

    assert [run.target for run in part.runs] == [
        Target(url="https://x.example/"),
        Target(document=7),
        Target(),
    ]
