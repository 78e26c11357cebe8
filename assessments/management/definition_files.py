"""Definitions in files."""

from pathlib import Path

import yaml

from assessments.authoring.mapping.source import document_of_text
from assessments.authoring.queries import NamedDefinition
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import RefusedError, sentence_of

SUFFIXES = frozenset({".json", ".yaml", ".yml"})


def document_in(path: Path) -> object:
    """The document of a file; what ends otherwise than in .yaml or .yml is JSON.

    Raises:
        OSError, UnicodeDecodeError, RefusedError, ValueError, yaml.YAMLError: it cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    is_yaml = path.suffix in SUFFIXES - {".json"}
    return yaml.load(text, Loader=yaml.CSafeLoader) if is_yaml else document_of_text(text)


def definition_in(path: Path) -> NamedDefinition:
    """The definition of a file, or why it has none."""
    try:
        return NamedDefinition(str(path), compile_definition(document_in(path)))
    except RefusedError as error:
        return NamedDefinition(str(path), None, tuple(sentence_of(item) for item in error.refusals))
    except UnicodeDecodeError:
        return NamedDefinition(str(path), None, ("This is no text in UTF-8.",))
    except OSError as error:
        return NamedDefinition(str(path), None, (f"{error.strerror}.",))
    except (ValueError, yaml.YAMLError) as error:
        # YAML's dates and numbers are read as they are made: one that there is not is a ValueError.
        return NamedDefinition(str(path), None, (f"This is not YAML: {error}",))
