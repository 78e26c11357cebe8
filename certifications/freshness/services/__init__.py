"""What people found at sources, recorded: it still says so, or something else."""
