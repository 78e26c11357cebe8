"""Run every campaign on a migrated database of its own and print the figures.

`python -m tests.campaign [--short] [word ...]`: --short takes minutes instead of up to an hour; with words,
only the modules whose name contains one. The exit code is 1 when one failed; the others run all the same.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
from types import ModuleType

from tests.support.discovery import programs
from tests.support.measuring import machine_facts
from tests.support.scratch_database import scratch_database


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for. Returns 1 when a campaign failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign")
    parser.add_argument("--short", action="store_true", help="small numbers")
    parser.add_argument("words", nargs="*", help="run modules whose name contains one of these")
    options = parser.parse_args(arguments)
    with scratch_database("campaign") as version:
        print(f"{machine_facts()}, PostgreSQL {version}{', short' if options.short else ''}", flush=True)
        modules = [
            module
            for module in programs("tests.campaign")
            if not options.words or any(word in module.__name__ for word in options.words)
        ]
        failed = [module.__name__ for module in modules if not passes(module, short=options.short)]
    print(f"\nfailed: {', '.join(failed)}" if failed else f"\n{len(modules)} campaigns passed")
    return 1 if failed else 0


def passes(module: ModuleType, *, short: bool) -> bool:
    """Run one campaign, print its figures or what went wrong."""
    print(f"\n── {module.__name__.rpartition('.')[2].replace('_', ' ')}", flush=True)
    start = time.monotonic()
    try:
        lines = module.run(short)
    except Exception:  # noqa: BLE001 - whatever it is, it is reported, and the next campaign runs
        traceback.print_exc()
        return False
    for line in [*lines, f"{time.monotonic() - start:.0f} s"]:
        print(line, flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
