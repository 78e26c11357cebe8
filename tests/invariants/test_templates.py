"""Templates: translatable, free of inline style and script, parts that name what they read."""

from pathlib import Path

import pytest

from tests.support import markup
from tests.support.repository import ROOT, template_files

TEMPLATES = ROOT / "templates"
# Folders whose templates are parts of others and therefore say what they read.
PARTS = {"blocks", "components", "partials", "reasons"}
# Proper names that no language translates.
NAMES: frozenset[str] = frozenset()
# Templates that nobody reads, with the reason.
WORDLESS = {"allauth/elements/button_kind.html": "yields names of CSS classes"}


def templates() -> list[Path]:
    return [path.relative_to(TEMPLATES) for path in template_files()]


def faults(check: object, paths: list[Path]) -> list[str]:
    assert callable(check)
    return [
        f"{path}: {fault}"
        for path in paths
        for fault in check((TEMPLATES / path).read_text(encoding="utf-8"))
    ]


def test_there_are_templates() -> None:
    assert len(templates()) > 10


def test_every_word_can_be_translated() -> None:
    read = [path for path in templates() if path.as_posix() not in WORDLESS]
    assert not faults(lambda source: markup.untranslated(source, NAMES), read)


def test_list_of_wordless_templates_names_existing_ones() -> None:
    assert set(WORDLESS) <= {path.as_posix() for path in templates()}


def test_no_template_has_inline_style_or_script() -> None:
    public = [path for path in templates() if path.parts[0] != "wagtailadmin"]
    assert not faults(markup.inline, public)


def test_every_part_opens_with_a_comment_on_what_it_reads() -> None:
    parts = [path for path in templates() if PARTS & set(path.parts)]
    assert [
        str(path)
        for path in parts
        if not markup.opens_with_comment((TEMPLATES / path).read_text(encoding="utf-8"))
    ] == []


def test_every_include_names_what_it_hands_on() -> None:
    assert not faults(markup.loose_includes, templates())


@pytest.mark.parametrize(
    "source",
    [
        "<p>Find your path</p>",
        "<p>{% translate 'Find' %} your path</p>",
        '<img src="/a.png" alt="A map">',
        '<button aria-label="Close {{ name }}"></button>',
        "<title>Home</title>",
        '{% include "components/chip.html" with label="Close" only %}',
        "{% if a %}{% comment %}note{% endcomment %}yes{% endif %}",
    ],
)
def test_untranslated_word_is_caught(source: str) -> None:
    assert len(markup.untranslated(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% translate 'Find your path' %}</p>",
        "{% blocktranslate trimmed %}\n<b>Find</b> {{ it }}\n{% endblocktranslate %}",
        "{% comment %}Reads: label{% endcomment %}{# aside #}<p>{{ label }} · 3 &times;</p>",
        '<img src="/a.png" alt="{% translate "A map" %}" class="wide map">',
        '{% include "components/chip.html" with label=_("Close") tone="stale" only %}',
        '<script type="application/ld+json">{"name": "x"}</script>',
    ],
)
def test_translated_and_silent_text_passes(source: str) -> None:
    assert markup.untranslated(source) == []


def test_fault_names_its_line() -> None:
    assert markup.untranslated("{% comment %}\nReads: a\n{% endcomment %}\n<p>Find</p>") == [
        "line 4: untranslated in text: 'Find'"
    ]


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color: red"></p>',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<button onclick="go()"></button>',
        '<a href="javascript:go()"></a>',
        '<p {% if a %}style="--share: {{ b }}"{% endif %}></p>',
    ],
)
def test_inline_style_or_script_is_caught(source: str) -> None:
    assert len(markup.inline(source)) == 1


def test_script_of_our_own_address_and_data_pass() -> None:
    assert (
        markup.inline(
            '<script src="{% static "js/a.js" %}"></script><script type="application/json">1</script>'
        )
        == []
    )


@pytest.mark.parametrize(
    ("source", "opens"),
    [
        ("{% comment %}\nReads: a\n{% endcomment %}\n<p>{{ a }}</p>", True),
        ("<p>{{ a }}</p>", False),
        ("{% comment %}{% endcomment %}<p></p>", False),
        ("{% load i18n %}{% comment %}Reads: a{% endcomment %}", False),
    ],
)
def test_part_without_an_opening_comment_is_caught(source: str, opens: bool) -> None:
    assert markup.opens_with_comment(source) is opens


def test_include_without_only_is_caught() -> None:
    assert markup.loose_includes('\n{% include "a.html" with b=c %}{% include "a.html" with b=c only %}') == [
        'line 2: include "a.html" with b=c'
    ]
