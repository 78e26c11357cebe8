"""The demo's texts as files: one YAML file a page, its body a list of blocks."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import yaml

from portal.demo.assessment import FIND_YOUR_PATH

TEXTS, DATA = (Path(__file__).parent / folder for folder in ("texts", "data"))

# By the name under which texts start an assessment.
ASSESSMENTS = {"find-your-path": FIND_YOUR_PATH}

Blocks = list[tuple[str, Any]]

# A live fact in running text: [[pmp fees.member]], or [[pmp renewal.fee member]] for one of several amounts.
_FACT = re.compile(r"\[\[([a-z0-9-]+ [a-z0-9_. -]+)\]\]")
# Around the paragraphs and lists of a rich text, the editor that saves it leaves no white space.
_AROUND_PARTS = re.compile(r"\s*(</?(?:p|ul|ol|li)>)\s*")
_AS_WRITTEN = frozenset({"notice", "steps", "questions", "decision", "sources", "table"})


class TextRefusedError(ValueError):
    """A text is not of the form described in `fields_of`; names the file."""


class DemoNames(Protocol):
    """What texts name: certifications by slug, the comparison, drawings by file name."""

    def certification(self, slug: str) -> str:
        """The permanent key of a certification."""
        ...

    def comparison(self) -> str:
        """The permanent key of the demo's comparison."""
        ...

    def drawing(self, name: str) -> Any:
        """An image of the library, made of a drawing."""
        ...


# Fields that are StreamFields.
_BODIES = {"answer", "body"}


def fields_of(name: str, names: DemoNames) -> dict[str, Any]:
    """The fields of the page in texts/NAME.yaml: texts as they are, `body` and `answer` as blocks.

    Each item of a body has one key, the name of its block. Headings and paragraphs are texts; live facts are
    “slug key”; an image names a drawing. Other blocks are written as their values are.

    Raises:
        TextRefusedError: a block is of another kind, or starts an assessment that the demo has not.
    """
    path = TEXTS / f"{name}.yaml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = {
        key: value.strip() if isinstance(value, str) else value
        for key, value in written.items()
        if key not in _BODIES
    }
    for key in _BODIES & written.keys():
        fields[key] = [_block(item, path, names) for item in written[key]]
    return fields


def written(name: str, names: DemoNames) -> Any:
    """What data/NAME.yaml says, with live facts where it names them."""
    return _with_facts(yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8")), names)


def _block(item: dict[str, Any], path: Path, names: DemoNames) -> tuple[str, Any]:
    ((kind, content),) = item.items()
    content = _with_facts(content, names)
    if kind in _AS_WRITTEN:
        return kind, content
    make = _BLOCKS.get(kind)
    if make is None or (kind == "start_assessment" and content not in ASSESSMENTS):
        raise TextRefusedError(f"{path.name}: there is no block “{kind}: {content}”.")
    return kind, make(content, names)


def _with_facts(content: Any, names: DemoNames) -> Any:
    """Texts at any depth, with live facts where the file names them."""
    match content:
        case str():
            return _FACT.sub(
                lambda found: f'<embed embedtype="fact" fact="{_reference(found[1], names)}"/>',
                _AROUND_PARTS.sub(r"\1", " ".join(content.split())) if "<p>" in content else content,
            )
        case list():
            return [_with_facts(one, names) for one in content]
        case dict():
            return {key: _with_facts(value, names) for key, value in content.items()}
    return content


def _reference(written: str, names: DemoNames) -> str:
    slug, *rest = written.split(" ", 2)
    return "/".join((names.certification(slug), *rest))


def _side_by_side(content: Any, names: DemoNames) -> Any:
    return {**content, "certifications": [names.certification(slug) for slug in content["certifications"]]}


def _image(content: Any, names: DemoNames) -> Any:
    image = names.drawing(content["drawing"])
    image.contextual_alt_text, image.decorative = content["alt"], False
    return {"image": image, "caption": content.get("caption", "")}


_BLOCKS: Mapping[str, Callable[[Any, DemoNames], Any]] = {
    "heading": lambda content, _names: {"text": content},
    "subheading": lambda content, _names: {"text": content},
    "paragraph": lambda content, _names: content,
    "quotation": lambda content, _names: {"source_url": "", **content},
    "start_assessment": lambda content, _names: {"assessment": ASSESSMENTS[content]},
    "live_fact": lambda content, names: {"fact": _reference(content, names), "note": ""},
    "certification": lambda content, names: {"certification": names.certification(content)},
    "side_by_side": _side_by_side,
    "comparison_rows": lambda content, names: {"page": names.comparison(), "rows": content},
    "image": _image,
    "terms": lambda content, _names: {"terms": content},
}
