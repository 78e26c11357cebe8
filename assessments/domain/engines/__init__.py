"""Engines: from answers to an outcome. `registry` is the only door to the frozen versions."""
