"""The voice does not slide back: turns of the list are found wherever people read, with the better ones."""

from pathlib import Path

import pytest

from tests.support.repository import ROOT
from tests.support.retired_phrases import Retired, findings, later, retired_phrases
from tests.support.texts import Text, documents, of_module, of_template, texts

ONE = Retired("at present", "now", "Stiff.", ("docs/old",))


def found(words: str, path: str = "templates/a.html", retired: Retired = ONE) -> list[str]:
    return [str(each) for each in findings([Text(path, 1, words)], [retired])]


def test_phrase_is_told_with_its_line_and_the_better_one() -> None:
    assert found("Nothing\nAt\npresent.") == ["templates/a.html:2: “At present” → now (Stiff.)"]


@pytest.mark.parametrize("words", ["what presents", "at presentation", "combat present"])
def test_phrase_within_other_words_is_none(words: str) -> None:
    assert found(words) == []


def test_phrase_may_stay_where_the_list_says_so() -> None:
    assert found("at present", "docs/old/page.md") == []
    assert found("at present", "docs/new.md") != []


@pytest.mark.parametrize(
    ("said", "is_found"), [("33 %", True), ("%(share)d %% of", True), ("33%", False), ("%(a)d %(b)s", False)]
)
def test_percent_sign_keeps_no_distance(said: str, is_found: bool) -> None:
    percent = next(each for each in retired_phrases() if each.better == "33%")
    assert bool(found(said, retired=percent)) is is_found


def test_templates_are_read_without_code_and_comments() -> None:
    source = '{% comment %}anew{% endcomment %}\n{% translate "Look anew" %} <b class="anew">{{ x }}</b>'
    text = of_template("a.html", source)

    assert " ".join(text.words.split()) == "Look anew {{ x }}"
    assert text.words[: text.words.index("Look")].count("\n") == 1


@pytest.mark.parametrize(
    "source",
    [
        """<nav class="anew" aria-label="{% translate 'Look anew' %}">""",
        """<p\n title="{% translate "Look anew" %}" class="b">""",
        """<p title="{% blocktranslate with a="b" %}Look\nanew{% endblocktranslate %}" class="b">""",
        """{% blocktranslate %}Look <a href="anew">anew</a>{% endblocktranslate %}""",
        """{% include "anew.html" with label=_('Look anew') only %}""",
    ],
)
def test_templates_are_read_in_attributes_and_single_quotes(source: str) -> None:
    text = of_template("a.html", source)

    assert text.words.split() == ["Look", "anew"]
    assert text.words.count("\n") == source.count("\n")


def test_single_word_that_a_template_translates_is_read() -> None:
    assert of_template("a.html", '{% translate "Anew" %}{% url "anew" %}').words == "Anew"


def test_modules_are_read_for_what_gettext_gets() -> None:
    source = 'NAME = "anew"\nprint(_("Make it anew"), ngettext("one", "many", 2))'
    assert [(text.line, text.words) for text in of_module("a.py", source)] == [
        (2, "Make it anew"),
        (2, "one"),
        (2, "many"),
    ]


def test_all_that_people_read_is_looked_at() -> None:
    folders = {Path(text.path).parts[0] for text in texts()}
    assert folders == {
        "README.md",
        "CONTRIBUTING.md",
        "assessments",
        "certifications",
        "docs",
        "portal",
        "templates",
    }
    assert not any("decisions" in path.parts for path in documents())


def test_exceptions_name_what_is_there() -> None:
    for name in (*later(), *(name for each in retired_phrases() for name in each.excepted)):
        assert list(ROOT.glob(f"{name}*")) != [], name
