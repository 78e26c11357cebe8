"""What the pages of the real fact base weigh, and what making one costs."""

import pytest
import yaml
from django.test import Client

from certifications.domain.fact_base.parser import parse_advice, parse_fact_base
from certifications.fact_base.services import import_fact_base
from certifications.queries import entries, kept
from tests.factories.facts import FACT_BASE
from tests.factories.pages import make_catalogue_page
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

# Bytes of HTML before compression, and queries of a page made anew.
HEAVIEST, MOST_QUERIES = 60_000, 20


def test_page_with_the_most_facts_is_light_and_takes_few_queries(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [FACT_BASE, FACT_BASE.with_name("advice.yaml")]
    facts, advice = (yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in files)
    make_catalogue_page()
    import_fact_base(parse_fact_base(facts), parse_advice(advice))
    kept.kept_certifications()
    monkeypatch.setattr(entries, "kept_certifications", kept.kept_certifications)
    address = "/catalogue/pmp/"
    weight = len(client.get(address).content)

    assert weight <= HEAVIEST, weight
    assert count_queries(lambda: client.get(address)) <= MOST_QUERIES
