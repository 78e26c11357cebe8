"""A worker is killed in the middle of a release: readers see nothing of it, and the next one does it all."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.services.decide_bundle import approve_bundle, submit_bundle
from portal.editorial.bundles.services.release_due import release_due
from portal.editorial.tasks import PUBLISH_SCHEDULED
from portal.jobs.services.enqueue_job import enqueue_job
from portal.users.roles import EDITORS, MODERATORS
from tests.portal.editorial.bundles.factory import EVERYTHING, NOTHING, make_bundle, make_drafts, seen_by
from tests.portal.jobs.processes import Processes
from tests.support.cast import make_person
from tests.support.processes import wait_until
from tests.support.queries import held_up

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    started = Processes(tmp_path)
    yield started
    started.end_all()


def test_killed_worker_publishes_no_part_of_a_bundle(processes: Processes) -> None:
    editor = make_person("editor@example.org", role=EDITORS)
    moderator = make_person("moderator@example.org", role=MODERATORS)
    drafts = make_drafts(editor)
    bundle = make_bundle(editor, drafts.all, release_at=timezone.now() + timedelta(hours=1))
    submit_bundle(bundle, editor)
    approve_bundle(bundle, moderator, seen_by(moderator, bundle), bundle.release_at)
    Bundle.objects.update(release_at=timezone.now() - timedelta(hours=1))
    parameters = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters) as other:
        # The last part: the issuer and the new page are published by then, in the worker's transaction.
        other.execute("SELECT 1 FROM wagtailcore_page WHERE id = %s FOR UPDATE", [drafts.catalogue.pk])
        enqueue_job(PUBLISH_SCHEDULED)
        worker = processes.worker()
        wait_until(held_up, told=processes.log())
        processes.kill(worker)

    assert drafts.live() == NOTHING
    bundle.refresh_from_db()
    assert bundle.state == "approved"
    assert release_due() == 1
    assert drafts.live() == EVERYTHING
