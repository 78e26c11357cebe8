"""All sheets that a path can depend on, as a finite space: what a proof, a margin and a replay search."""
