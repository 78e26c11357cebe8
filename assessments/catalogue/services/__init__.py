"""Changes to stored snapshots."""
