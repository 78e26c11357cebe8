"""The demo: one process that runs the whole site, its content, its people and its mail."""
