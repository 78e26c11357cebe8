"""Run every benchmark in one process on a migrated database of its own, and print one table.

`python -m tests.benchmarks [--strict] [word ...]`: with words, only the modules whose name contains one.
A missed bar is said in the table; only with --strict does it make the exit code 1. Ratios hold from machine
to machine, absolute figures do not.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType

from tests.support.discovery import programs
from tests.support.measuring import Figure, machine_facts, table
from tests.support.scratch_database import scratch_database


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for. Returns 1 when --strict was given and a bar is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--strict", action="store_true", help="fail when a bar is missed")
    parser.add_argument("words", nargs="*", help="run modules whose name contains one of these")
    options = parser.parse_args(arguments)
    with scratch_database("bench") as version:
        modules = chosen(programs("tests.benchmarks", "bench_"), options.words)
        print(f"{machine_facts()}, PostgreSQL {version}. Medians; all in one run.")
        missed = report(modules)
    print(f"{missed} below the bar" if missed else "every bar is met")
    return 1 if missed and options.strict else 0


def chosen(modules: Iterable[ModuleType], words: Sequence[str]) -> list[ModuleType]:
    """The modules whose name contains one of the words; without words all."""
    return [module for module in modules if not words or any(word in module.__name__ for word in words)]


def report(modules: Iterable[ModuleType]) -> int:
    """Run the modules, print their tables, return how many bars were missed."""
    missed = 0
    for module in modules:
        print(f"\n── {module.__name__.rpartition('bench_')[2].replace('_', ' ')}", flush=True)
        results: list[Figure | str] = list(module.run())
        figures = [result for result in results if isinstance(result, Figure)]
        for line in [*table(figures), *(result for result in results if isinstance(result, str))]:
            print(line, flush=True)
        missed += sum(figure.ok is False for figure in figures)
    print()
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
