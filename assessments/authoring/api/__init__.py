"""The editors' workbench for programs."""
