"""The files of the repository, for tests that read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "certifications", "assessments")

# What a working copy holds beside its sources.
_NOT_SOURCES = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    "htmlcov",
    "staticfiles",
    "node_modules",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
}


def source_files(root: Path = ROOT, suffix: str = "") -> Iterator[Path]:
    """Every file under `root` whose name ends in `suffix`, sorted; without environments, data and caches."""
    for entry in sorted(root.iterdir()):
        if entry.name in _NOT_SOURCES or entry.name.startswith(".coverage"):
            continue
        if entry.is_dir():
            yield from source_files(entry, suffix)
        elif entry.name.endswith(suffix):
            yield entry


def python_files(root: Path = ROOT) -> Iterator[Path]:
    """Every Python module except migrations, which Django writes."""
    return (path for path in source_files(root, ".py") if path.parent.name != "migrations")


def template_files(root: Path = ROOT) -> Iterator[Path]:
    """Every template under `templates/`, HTML and plain text."""
    folder = root / "templates"
    return (
        (path for path in source_files(folder) if path.suffix in {".html", ".txt"})
        if folder.exists()
        else iter(())
    )
