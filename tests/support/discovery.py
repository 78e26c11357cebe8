"""Programs that lie as modules in a folder of the tests and have a function `run`."""

import importlib
from pathlib import Path
from types import ModuleType

from tests.support.repository import ROOT


def programs(package: str, prefix: str = "") -> list[ModuleType]:
    """The modules of a package, by name, whose name begins with `prefix`; those with an underscore are none.

    Raises:
        AttributeError: a module has no function `run`.
    """
    folder = ROOT / Path(*package.split("."))
    modules = [
        importlib.import_module(f"{package}.{path.stem}")
        for path in sorted(folder.glob(f"{prefix}*.py"))
        if not path.stem.startswith("_")
    ]
    for module in modules:
        if not callable(getattr(module, "run", None)):
            raise AttributeError(f"{module.__name__} has no function run.")
    return modules
