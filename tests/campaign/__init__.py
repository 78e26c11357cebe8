"""Injected faults and large numbers: `make campaign`. Each module has `run(short)`, which returns figures."""
