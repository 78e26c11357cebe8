"""Outcomes that engines gave once and have to give for ever, as files.

`engine_N/NAME.json` is a case: what the engine read, and the outcome. `engine_N/definitions` and
`engine_N/snapshots` hold what cases name; definitions are without texts, on which no result depends. No file
is ever written again: `python -m tests.golden` writes those that are not there yet.
"""
