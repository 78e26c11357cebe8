"""Figures for the budgets: `make bench`. Each bench_*.py has `run()`, which returns Figures or lines."""
