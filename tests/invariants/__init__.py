"""Rules that hold for the whole tree, each broken once here to see it caught."""
