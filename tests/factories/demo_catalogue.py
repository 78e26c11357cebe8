"""The whole catalogue of the demo with its advice, through the database and out of it again."""

from contextlib import ExitStack
from datetime import date
from functools import cache
from unittest.mock import patch

import yaml
from django.db import transaction

from assessments.catalogue.queries.current_snapshot import current_snapshot
from assessments.domain.snapshots.snapshot import Snapshot
from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.parser import parse_advice
from certifications.fact_base.services import import_fact_base
from certifications.models import Issuer
from certifications.queries.advice import forget_advice
from certifications.readings import forget_readings
from portal.demo.content import PUBLISHER
from tests.factories.facts import FACT_BASE
from tests.factories.pages import make_catalogue_page
from tests.factories.real_catalogue import real_fact_base

DAY = date(2026, 11, 30)
_ASK_FOR_THE_DAY = ("assessments.catalogue.queries.current_snapshot", "certifications.queries")


@cache
def real_advice() -> Advice:
    """The advice that lies in the project."""
    text = FACT_BASE.with_name("advice.yaml").read_text(encoding="utf-8")
    return parse_advice(yaml.load(text, Loader=yaml.CSafeLoader))


def imported_snapshot(day: date = DAY) -> Snapshot:
    """The snapshot of the demo's catalogue as of a day. Takes up to a minute and leaves no row behind."""
    with transaction.atomic():
        make_catalogue_page()
        import_fact_base(real_fact_base(), real_advice())
        Issuer.objects.filter(name=PUBLISHER).update(is_publisher=True)
        with ExitStack() as stack:
            for module in _ASK_FOR_THE_DAY:
                stack.enter_context(patch(f"{module}.site_date", lambda: day))
            found = current_snapshot()
        transaction.set_rollback(True)
    # What the process keeps of tables is gone with them.
    forget_advice()
    forget_readings()
    return found
