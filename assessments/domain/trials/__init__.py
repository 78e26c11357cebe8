"""What an outcome would be with a few answers tried otherwise: docs/algorithms/what-if.md."""
