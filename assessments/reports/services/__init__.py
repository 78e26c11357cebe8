"""The log of exports."""
