"""What the demo's editors say of the search: synonyms and signposts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from portal.editorial.snippets import ApprovedSnippet
from portal.search.models import Signpost, Synonym

WRITTEN = Path(__file__).parent / "data" / "search.yaml"


def publish_search_lists(approve: Callable[[ApprovedSnippet], None]) -> None:
    """Make all rows of data/search.yaml, each put live by `approve`."""
    written = yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))
    for words, means in written["synonyms"].items():
        _publish(Synonym(words=str(words), means=_lines(means)), approve)
    for post in written["signposts"]:
        _publish(Signpost(**{**post, "phrases": _lines(post["phrases"])}), approve)


def _publish(row: ApprovedSnippet, approve: Callable[[ApprovedSnippet], None]) -> None:
    row.save()
    approve(row)


def _lines(words: list[Any]) -> str:
    return "\n".join(map(str, words))
