"""The demo's texts as files: one YAML file a page, its body a list of blocks."""

from pathlib import Path
from typing import Any

import yaml

from portal.demo.assessment import FIND_YOUR_PATH

TEXTS = Path(__file__).parent / "texts"

# By the name under which texts start an assessment.
ASSESSMENTS = {"find-your-path": FIND_YOUR_PATH}

Blocks = list[tuple[str, Any]]


class TextRefusedError(ValueError):
    """A text is not of the form described in `fields_of`; names the file."""


def fields_of(name: str) -> dict[str, Any]:
    """The fields of the page in texts/NAME.yaml: texts as they are, `body` as the blocks of a StreamField.

    Each item of a body has one key: heading (text), paragraph (rich text), quotation (quotation, attribution,
    source_url) or start_assessment (its name).

    Raises:
        TextRefusedError: a block is of another kind, or starts an assessment that the demo has not.
    """
    path = TEXTS / f"{name}.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = {key: value.strip() for key, value in written.items() if key != "body"}
    if "body" in written:
        fields["body"] = [_block(item, path) for item in written["body"]]
    return fields


def _block(item: dict[str, Any], path: Path) -> tuple[str, Any]:
    ((kind, content),) = item.items()
    match kind:
        case "heading":
            return kind, {"text": content}
        case "paragraph":
            return kind, content
        case "quotation":
            return kind, {"source_url": "", **content}
        case "start_assessment" if content in ASSESSMENTS:
            return kind, {"assessment": ASSESSMENTS[content]}
    raise TextRefusedError(f"{path.name}: there is no block “{kind}: {content}”.")
