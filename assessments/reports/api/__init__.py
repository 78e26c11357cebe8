"""Reports and exports for programs."""
