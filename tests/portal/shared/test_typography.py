"""Amounts and percentages do not fall apart at the end of a line."""

import pytest
from django.template import Context, Template

from portal.shared.templatetags.typography import unbroken


@pytest.mark.parametrize(
    ("text", "set_text"),
    [
        ("members USD 60, others USD 150", "members USD\xa060, others USD\xa0150"),
        ("60 % or more", "60\xa0% or more"),
        ("PMP 7th edition, 3 years", "PMP\xa07th edition, 3 years"),
        ("a % of all, 9 questions", "a % of all, 9 questions"),
    ],
)
def test_a_number_stays_with_its_currency_or_sign(text: str, set_text: str) -> None:
    assert unbroken(text) == set_text


def test_text_stays_as_dangerous_as_it_was() -> None:
    html = Template("{% load typography %}{{ text|unbroken }}").render(Context({"text": "<b>5 %</b>"}))
    assert html == "&lt;b&gt;5\xa0%&lt;/b&gt;"
