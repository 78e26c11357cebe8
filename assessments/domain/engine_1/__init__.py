"""Engine version 1: frozen once an outcome names it."""
