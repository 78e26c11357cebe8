"""Changes to proof reports and their signatures."""
