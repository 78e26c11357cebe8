"""Made-up learners, to try the portal out with many: drawn by a seed, marked as made up, removable."""
