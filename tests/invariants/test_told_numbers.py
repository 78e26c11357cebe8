"""A number that a page or a document tells is the one that the code goes by."""

import re

import pytest
from django.contrib.auth.password_validation import get_default_password_validators

from assessments.access import VISITOR_COOKIE_SECONDS, VISITOR_DAYS
from assessments.domain.outcomes.outcome import BORDERLINE
from assessments.history.views import EXPLAINED, SHOWN
from assessments.replays.services import remove_replays
from certifications.domain.facts import SHELF_LIFE_DAYS, FactKind
from portal.jobs.worker import MAKE_UP_SECONDS
from portal.search.services.forget_empty import KEPT_DAYS
from portal.settings.accounts import STAFF_IDLE_SECONDS, STAFF_SESSION_SECONDS
from portal.settings.base import SHORTEST_SECRET_KEY
from portal.users import known_devices
from portal.users.templatetags.account_forms import password_help
from portal.webhooks.services import send_due
from portal.webhooks.services.prune_deliveries import KEEP_DAYS
from tests.support.repository import ROOT, template_files

OTHER_SHELF_LIFE = SHELF_LIFE_DAYS[FactKind.EXAM]
WORDS = {"twelve": 12}
# Each sentence with the numbers that stand in it, in order. A number is a run of digits or one of WORDS.
TOLD = [
    ("security.md", "Staff work up to {} hours", [STAFF_SESSION_SECONDS // 3600]),
    ("security.md", "sign in again after {} minutes", [STAFF_IDLE_SECONDS // 60]),
    ("operations/outcomes.md", "not submitted, {} days after their last answer", [VISITOR_DAYS]),
    ("operations/outcomes.md", "without an account, {} days after submitting", [VISITOR_DAYS]),
    ("operations/replay.md", "kept for {} days", [remove_replays.KEPT.days]),
    ("operations/jobs.md", "up to {} hours later", [MAKE_UP_SECONDS // 3600]),
    ("operations/settings.md", "At least {} characters", [SHORTEST_SECRET_KEY]),
    ("operations/settings.md", "| `portal_device` | {} days |", [known_devices.KEPT.days]),
    (
        "for-editors/facts-and-sources.md",
        "Fees hold for {} days, everything else for {}",
        [SHELF_LIFE_DAYS[FactKind.FEE], OTHER_SHELF_LIFE],
    ),
    (
        "for-editors/facts-and-sources.md",
        "holds for {} days",
        [SHELF_LIFE_DAYS[FactKind.PREREQUISITE]],
    ),
    ("operations/webhooks.md", "a try ends after {} seconds", [send_due.REQUEST_SECONDS]),
    ("operations/webhooks.md", "sends for {} seconds at most", [send_due.SECONDS]),
    ("operations/webhooks.md", "log are kept for {} days", [KEEP_DAYS]),
    ("for-editors/search.md", "for {} days", [KEPT_DAYS]),
    ("algorithms/history.md", "explains {} moves at once", [EXPLAINED]),
    ("algorithms/history.md", "tells {} results of", [SHOWN]),
    ("algorithms/history.md", "a margin of at most {}", [BORDERLINE]),
    ("algorithms/counterfactual.md", "*borderline* at {}", [BORDERLINE]),
]
# What a page says of these lengths stands in its template as a variable.
WRITTEN_OUT = re.compile(r"\b\d+ (?:days|results|months|hours|characters)\b")


def numbers_in(text: str, sentence: str) -> list[list[int]]:
    """The numbers at the places of a sentence, wherever a text has it; lines may break anywhere."""
    pieces = (re.escape(piece) for piece in sentence.split("{}"))
    pattern = rf"(\d+|{'|'.join(WORDS)})".join(pieces)
    found = re.finditer(pattern, " ".join(text.split()))
    return [[WORDS.get(word) or int(word) for word in match.groups()] for match in found]


@pytest.mark.parametrize(("document", "sentence", "numbers"), TOLD)
def test_a_document_tells_the_number_that_the_code_goes_by(
    document: str, sentence: str, numbers: list[int]
) -> None:
    text = (ROOT / "docs" / document).read_text()

    assert numbers_in(text, sentence) == [numbers]


def test_a_number_that_moved_is_seen() -> None:
    assert numbers_in("They are kept for\n31 days.", "kept for {} days") == [[31]]
    assert numbers_in("explains twelve moves", "explains {} moves") == [[12]]


def test_everything_but_fees_holds_as_long() -> None:
    others = {days for kind, days in SHELF_LIFE_DAYS.items() if kind is not FactKind.FEE}

    assert others == {OTHER_SHELF_LIFE}


def test_the_cookie_lasts_as_long_as_what_it_finds() -> None:
    assert VISITOR_COOKIE_SECONDS == VISITOR_DAYS * 86_400


def test_no_template_writes_such_a_number_out() -> None:
    written = {
        path.name: WRITTEN_OUT.findall(path.read_text())
        for path in template_files()
        if WRITTEN_OUT.search(path.read_text())
    }

    assert written == {}


def test_a_written_number_is_seen() -> None:
    assert WRITTEN_OUT.search("This browser finds it for 30 days.")


def test_the_password_form_asks_what_the_validators_ask() -> None:
    lengths = [v.min_length for v in get_default_password_validators() if hasattr(v, "min_length")]

    assert f"at least {lengths[0]} characters" in password_help()
