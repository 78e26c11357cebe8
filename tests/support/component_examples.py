"""Each component of templates/components/ with something to show: for tests, and for looking at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

from certifications import readings
from certifications.domain.facts import Confidence
from certifications.wording.marks import fact_mark
from portal.shared.components import (
    Breadcrumb,
    DefinedTerm,
    Link,
    Meter,
    PageMeta,
    Pagination,
    PathMark,
    TableColumn,
    TableView,
)
from tests.factories.facts import make_fact, real_readings


@dataclass(frozen=True, slots=True)
class Example:
    """A component in one state, and words that its reader must find."""

    component: str
    words: tuple[str, ...] = ()
    context: dict[str, Any] = field(default_factory=dict)

    def render(self) -> str:
        """The component alone, as `include … only` would render it."""
        return render_to_string(f"components/{self.component}.html", self.context)


class ExampleForm(forms.Form):
    """A field of each sort."""

    name = forms.CharField(label="Your name", help_text="As on your passport.")
    country = forms.ChoiceField(label="Country", choices=[("de", "Germany"), ("nz", "New Zealand")])
    notes = forms.CharField(label="Notes", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agree = forms.BooleanField(label="I have read the terms", required=False)
    kind = forms.ChoiceField(
        label="Kind of work", choices=[("project", "Projects"), ("work", "Ongoing")], widget=forms.RadioSelect
    )
    token = forms.CharField(widget=forms.HiddenInput, initial="hidden-token")


STALE_FACT = make_fact("fees.exam", "USD 405", collected_on=date(2025, 1, 1), confidence=Confidence.LOW)
EXAMPLE_TABLE = TableView.of(
    caption="Two credentials",
    columns=(TableColumn("Certification"), TableColumn("Issuer"), TableColumn("Fee", numeric=True)),
    rows=(("PMP", "PMI", "675"), ("CSM", "Scrum Alliance", "100")),
)


def examples() -> Iterator[Example]:
    """Every component, some in several states."""
    yield from _frame_examples()
    yield from _form_examples()
    yield from _notice_examples()
    yield from _mark_examples()
    yield from _list_examples()


def _frame_examples() -> Iterator[Example]:
    yield Example("skip_link", ("Skip to content",))
    searched = {"url": "/search/", "query": "csm & psm"}
    yield Example("site_search", ("Search this site", "csm &amp; psm"), searched)
    yield Example("site_mark")
    yield Example("search_icon")
    yield Example("person_icon")
    yield Example("theme_switch", ("System", "Light", "Dark"))
    crumbs = (Breadcrumb("Home", "/"), Breadcrumb("Catalogue"))
    yield Example("breadcrumbs", ("Home", "Catalogue"), {"items": crumbs})
    yield Example(
        "meta",
        ("All about it", "https://example.org/pmp/"),
        {
            "meta": PageMeta(title="PMP", description="All about it"),
            "title": "PMP",
            "canonical_url": "https://example.org/pmp/",
            "site_name": "Which Work",
        },
    )
    yield Example(
        "error_page",
        ("It broke.", "All of it.", "Try again."),
        {"title": "It broke", "happened": "It broke.", "kept": "All of it.", "next": "Try again."},
    )


def _form_examples() -> Iterator[Example]:
    yield Example("button", ("Save",), {"label": "Save"})
    yield Example(
        "button", ("Start", 'href="/start/"'), {"label": "Start", "url": "/start/", "kind": "secondary"}
    )
    yield Example(
        "button", ("Erase", 'name="do"'), {"label": "Erase", "kind": "danger", "name": "do", "value": "x"}
    )
    blank, wrong = ExampleForm(), ExampleForm({"country": "de"})
    yield Example(
        "field",
        ("Your name", "As on your passport.", 'aria-describedby="id_name_helptext"'),
        {"field": blank["name"]},
    )
    yield Example(
        "field", ("Please fill this in.", 'aria-invalid="true"', "id_name_error"), {"field": wrong["name"]}
    )
    yield Example("field", ("Notes", "(optional)"), {"field": blank["notes"]})
    yield Example("field", ("Country", "Germany"), {"field": blank["country"]})
    yield Example("field", ("I have read the terms",), {"field": blank["agree"]})
    yield Example("field", ("<fieldset", "Projects", "Please fill this in."), {"field": wrong["kind"]})
    yield Example("field", ("hidden-token",), {"field": blank["token"]})
    yield Example("field_notes", ("As on your passport.",), {"field": blank["name"]})
    yield Example("error_summary", ("Please check the following", 'href="#id_name"'), {"form": wrong})
    yield Example("error_summary", (), {"form": blank})


def _notice_examples() -> Iterator[Example]:
    yield Example("alert", ("It is so.", "alert--info"), {"text": "It is so."})
    for kind in ("success", "warning", "error"):
        yield Example(
            "alert",
            (f"alert--{kind}", 'role="status"', "Saved"),
            {"kind": kind, "title": "Saved", "text": "At 14:02 CET.", "live": True},
        )
    yield Example("panel", ("About this", "More."), {"title": "About this", "text": "More."})
    empty = {"title": "Nothing yet", "text": "Start here.", "link": Link("Go", "/go/")}
    yield Example("empty_state", ("Nothing yet", "Start here.", 'href="/go/"'), empty)
    yield Example("empty_state", ("Nothing yet",), {"title": "Nothing yet", "text": "Wait."})


def _mark_examples() -> Iterator[Example]:
    yield Example("badge", ("draft",), {"label": "draft"})
    for tone in ("stale", "unknown", "own-offer"):
        yield Example("badge", (tone, f"badge--{tone}"), {"label": tone, "tone": tone})
    yield Example("chip", ("Entry level",), {"label": "Entry level"})
    yield Example("chip", ("Remove:", 'href="?"'), {"label": "Entry level", "remove_url": "?"})
    for shape in PathMark:
        yield Example("path_mark", (f'data-path="{shape}"', "A path"), {"mark": shape, "label": "A path"})
    meter = Meter(label="Ongoing work", value=31, maximum=63, mark=PathMark.CIRCLE)
    yield Example("meter", ("Ongoing work", "31 of 63", 'width="31"'), {"meter": meter})
    long = Meter(label="Need: coordination across teams, and with people outside them", value=6, maximum=12)
    yield Example("meter", ("6 of 12",), {"meter": long})
    with pytest.MonkeyPatch.context() as patch:
        # Examples are made before there is a database.
        patch.setattr(readings, "generation", lambda: 0)
        patch.setattr(readings, "read_lists", real_readings)
        marks = [fact_mark(STALE_FACT, today) for today in (date(2025, 1, 2), date(2026, 1, 1))]
    for mark in marks:
        yield Example("fact_mark", (f"fact-mark--{mark.state}", "undated", "not yet"), {"mark": mark})
        yield Example("fact_provenance", ("undated", "not yet"), {"mark": mark})
    cited = replace(marks[0], kind="PMI", number=3, anchor="s0a1b2c", is_checked=True)
    yield Example("fact_source", ('href="sources/#s0a1b2c"', "checked", "PMI", "<b>3</b>"), {"mark": cited})


def _list_examples() -> Iterator[Example]:
    yield Example(
        "table", ("Two credentials", 'scope="row">PMP', 'class="number">675'), {"table": EXAMPLE_TABLE}
    )
    yield Example("definition_list", ("Level", "Entry"), {"items": (DefinedTerm("Level", "Entry"),)})
    many = Pagination.of(Paginator(range(100), 10).page(5), "?page=")
    yield Example("pagination", ("Previous", 'aria-label="Page 4"', "…", "Next"), {"pagination": many})
    yield Example("pagination", (), {"pagination": Pagination.of(Paginator([1], 10).page(1), "?page=")})
    quotation = {
        "text": "We are the only one.",
        "attribution": "An issuer",
        "source_url": "https://example.org/",
    }
    yield Example(
        "quotation", ("We are the only one.", "An issuer", 'cite="https://example.org/"'), quotation
    )
    yield Example("quotation", ("Said.",), {"text": "Said.", "attribution": "An issuer"})
    yield Example(
        "kinds_of_work", ("Ends.", "Goes on."), {"project": "<p>Ends.</p>", "work": "<p>Goes on.</p>"}
    )


# Parts of the head of a page, or with an id that only one element of a page may have.
NOT_IN_GALLERY = frozenset({"meta", "skip_link", "field_notes", "theme_switch"})


def gallery(static_prefix: str) -> str:
    """One page with all components, for the browser; `static_prefix` is where the style sheets are."""
    sheets = "".join(
        f'<link rel="stylesheet" href="{static_prefix}css/{name}.css">'
        for name in ("foundation", "components", "reading")
    )
    parts = "".join(
        f'<section aria-label="{number}: {example.component}">'
        f"{unique_ids(example.render(), number)}</section>"
        for number, example in enumerate(examples())
        if example.component not in NOT_IN_GALLERY
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Components</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{sheets}</head>'
        f'<body><main class="wrap stack">{parts}</main></body></html>'
    )


def unique_ids(html: str, number: int) -> str:
    """The markup with ids, and what refers to them, made unlike those of other examples."""
    return re.sub(
        r'\b(id|for|aria-labelledby|aria-describedby|name)="([^"]+)"',
        lambda found: '{}="{}"'.format(found[1], " ".join(f"{word}-{number}" for word in found[2].split())),
        html,
    )
